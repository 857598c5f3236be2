// SYNTAX TEST "text.story" "what each kind of line looks like"
Title: The Lamp
// <----- entity.other.attribute-name.title-page.story
//     ^^^^^^^^ string.unquoted.title-page.story

character MARA like TOM // a remark
// <--------- storage.type.story
//        ^^^^ entity.name.type.story
//             ^^^^ keyword.other.like.story
//                  ^^^ entity.other.inherited-class.story
    wardrobe soaked: dark {{wet}}
//  ^^^^^^^^ support.type.property-name.story
//           ^^^^^^ entity.other.attribute-name.story
//                        ^^^^^^^ variable.other.template.story

let storm = rain
// <--- storage.type.let.story
import TOM from "cast.story"
// <------ keyword.control.import.story
//              ^^^^^^^^^^^^ string.quoted.double.story

# Act one
// <- punctuation.definition.heading.story
//^^^^^^^ entity.name.section.story

= Mara waits.
// <-------- markup.quote.synopsis.story

INT. SHED - NIGHT #2#
// <---- keyword.other.setting.story
//   ^^^^^^^^^^^^ entity.name.section.scene.story
//                ^^^ constant.numeric.scene-number.story

+ MARA holds LAMP (lit)
// <- keyword.control.state.story
//^^^^ variable.other.name.story
//     ^^^^^ keyword.other.verb.story
//           ^^^^ variable.other.name.story
//                 ^^^ constant.other.condition.story

!! CLOSE on MARA, 85mm, low angle, slow push in, 4s..8s #2A#
// <-- keyword.control.shot.story
// ^^^^^ support.type.shot-size.story
//          ^^^^ variable.other.name.story
//                ^^^^ constant.numeric.lens.story
//                      ^^^^^^^^^ support.constant.angle.story
//                                 ^^^^ support.constant.direction.story
//                                      ^^^^^^^ support.function.move.story
//                                               ^^^^^^ constant.numeric.duration.story
//                                                      ^^^^ constant.numeric.slate.story

MUSIC: low cello, fade in 2s, -18dB
// <----- keyword.other.sound.story
//                ^^^^^^^ keyword.other.manner.story
//                        ^^ constant.numeric.duration.story
//                            ^^^^^ constant.numeric.gain.story

Mara *waits* [[how long?]] for **nobody**.
// <---- meta.action.story
//   ^^^^^^^ markup.italic.story
//           ^^^^^^^^^^^^^ comment.block.note.story
//                             ^^^^^^^^^^ markup.bold.story

MARA (V.O.) ^
// <---- entity.name.character.story
//   ^^^^^^ storage.modifier.extension.story
//          ^ keyword.operator.dual.story
(low)
// <----- markup.italic.parenthetical.story
Who is THERE?
// <------------- meta.speech.story

> DISSOLVE TO: 2s
// <------------- keyword.control.transition.story

> THE END <
// <----------- markup.bold.centered.story

/* MARA
// <- comment.block.boneyard.story
cut */
// <------ comment.block.boneyard.story
Rain. // storyc: allow E0601
//    ^^^^^^^^^^^^^^^^^^^^^^ comment.line.double-slash.directive.story
