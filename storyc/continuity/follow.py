"""The continuity pass: the state before and after each beat of the film."""

from storyc.continuity.layered import Layered
from storyc.continuity.prose import hear_speech, read_action, show_shot
from storyc.continuity.scene_change import begin_scene
from storyc.continuity.state import CharacterState, ContinuityLog, ContinuityState, PropState
from storyc.continuity.state_line import apply_state_line
from storyc.ir import ActionBeat, Beat, Character, Screenplay, SpeechBeat, StateBeat


def follow(screenplay: Screenplay, before: ContinuityState | None = None) -> ContinuityLog:
    """Follow people, props, light and weather through the script.

    State lines are taken for the truth; presence is inferred from cues, mentions and shots where
    no line speaks of it. Somebody with declared wardrobes wears the first of them until a line says
    otherwise.

    Args:
        screenplay: the script.
        before: what is known where its first scene begins, if other scenes stand before it.
    """
    befores: dict[str, ContinuityState] = {}
    afters: dict[str, ContinuityState] = {}
    state = _opening(screenplay) if before is None else before
    for scene in screenplay.scenes:
        state = begin_scene(state, scene)
        for shot in scene.shots:
            state = show_shot(state, shot)
            for beat in shot.beats:
                befores[beat.id] = state
                state = _pass(state, beat)
                afters[beat.id] = state
    return ContinuityLog(befores, afters)


def _opening(screenplay: Screenplay) -> ContinuityState:
    style = screenplay.title_page.style
    return ContinuityState(
        scene="",
        style=style.text if style is not None else None,
        cast=Layered(
            {it.name: CharacterState(wardrobe=_first_wardrobe(it)) for it in screenplay.characters}
        ),
        props=Layered({it.name: PropState() for it in screenplay.props}),
    )


def _first_wardrobe(character: Character) -> str | None:
    return character.wardrobe[0].name if character.wardrobe else None


def _pass(state: ContinuityState, beat: Beat) -> ContinuityState:
    match beat:
        case StateBeat():
            return apply_state_line(state, beat)
        case SpeechBeat():
            return hear_speech(state, beat)
        case ActionBeat():
            return read_action(state, beat)
        case _:
            return state
