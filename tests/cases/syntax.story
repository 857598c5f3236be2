Lines of ours that cannot be read. Each is one finding on one line; the rest of the script stands.

--- a shot with nothing on it ---
INT. KITCHEN - DAY

!!
// error E0101 1-3: this shot line says nothing

The kettle boils.

--- two broken shots are two findings ---
INT. KITCHEN - DAY

!! WIDE, 4s..2s
// error E0104 10-16: `4s..2s` is no possible time

The kettle boils.

!!
// error E0101 1-3: this shot line says nothing

It whistles.

--- a state line with an unknown verb ---
character MARA
    appearance: 38, weathered

INT. KITCHEN - DAY

+ MARA wers slicker
// error E0102 8-12: this change cannot be read: `wers` is no verb of ours

She waits.

--- a state line without a verb ---
character MARA
    appearance: 38, weathered

INT. KITCHEN - DAY

+ MARA
// error E0102 3-7: this change cannot be read: it has no verb

She waits.

--- a misspelt kind of declaration ---
charcter MARA
// error E0103 1-9: nothing can be declared with the word `charcter`
    appearance: 38, weathered

INT. KITCHEN - DAY

Somebody waits.

--- an import without quotes ---
import TOM from cast.story
// error E0103 1-27: this `import` line cannot be read

INT. KITCHEN - DAY

The kettle boils.

--- a let without a name ---
let = rain
// error E0103 1-11: this `let` line cannot be read

INT. KITCHEN - DAY

The kettle boils.

--- a time range the wrong way round ---
INT. KITCHEN - DAY

!! WIDE, 8s..4s
// error E0104 10-16: `8s..4s` is no possible time

The kettle boils.

--- a time of nothing ---
INT. KITCHEN - DAY

!! WIDE, 0s
// error E0104 10-12: `0s` is no possible time

The kettle boils.

--- a boneyard that never ends ---
INT. KITCHEN - DAY

The kettle boils.

/* The old ending:
// error E0105 1-3: this comment is never closed

Mara leaves.

--- a note that never ends ---
INT. KITCHEN - DAY

The kettle [[ who bought it? boils.
// error E0105 12-14: this note is never closed

--- a template without an end ---
template KNOCK(who)
// error E0106 1-20: this template is never closed
{{who}} knocks.

INT. KITCHEN - DAY

The kettle boils.

--- nothing at all ---
// error E0112 1-1: there is nothing to film in script.story
--- only a title page ---
Title: The Lamp Keeper
// error E0112 1-1: there is nothing to film in script.story

--- only comments ---
// nothing yet
// error E0112 1-1: there is nothing to film in script.story

--- a plus in a speech ---
INT. KITCHEN - DAY

MARA
+ one more thing.
// error E0102 12-18: this change cannot be read: `thing.` is no verb of ours

--- many mistakes in one script, one finding each ---
character MARA
    apperance: 38
// error E0205 5-14: a character has no property apperance

INT. KITCHEN - DAY

+ MARRA holds LATNERN
// error E0301 3-8: there is no character MARRA

!! CLOES on MARRA, slow psuh in, 8s..4s
// error E0401 4-9: there is no shot size CLOES
// warning W0401 20-32: `slow psuh in` is no camera term
// error E0104 34-40: `8s..4s` is no possible time

{{nobody}} waits.
// error E0207 1-11: there is no variable nobody

--- a broken line leaves its neighbours alone ---
character MARA
    appearance: 38
    nonsense
    voice: low

INT. KITCHEN - DAY

MARA
Who is there?

