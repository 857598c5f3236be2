"""What happens in a shot, one sentence a beat."""

from storyc.continuity import keeps_clothes
from storyc.emit.looks import Looks
from storyc.emit.piece import Piece
from storyc.ir import ActionBeat, Beat, CardBeat, StateBeat, StateVerb

_CONDITIONS = {
    StateVerb.LIGHT: "The light changes",
    StateVerb.WEATHER: "The weather changes",
    StateVerb.TIME: "The time changes",
    StateVerb.STYLE: "The look changes",
}


def happening(beat: Beat, looks: Looks, *, is_opening: bool) -> Piece | None:
    """Return what a beat adds to the picture, or `None` where it is only heard or held.

    A change of state at the top of a clip has happened already: it is told as it stands.
    """
    match beat:
        case ActionBeat():
            return Piece(beat.text.removeprefix("- "), (f"beat {beat.id}",))
        case CardBeat():
            return Piece(f'On-screen text: "{beat.text}"', (f"beat {beat.id}",))
        case StateBeat():
            return _standing(beat) if is_opening else _change(beat, looks)
        case _:
            return None


def _change(beat: StateBeat, looks: Looks) -> Piece:
    facts = (f"beat {beat.id}",)
    if beat.verb in _CONDITIONS:
        return Piece(f"{_CONDITIONS[beat.verb]}: {beat.what or beat.text}.", facts)
    if beat.verb is StateVerb.WEARS and beat.subject is not None and beat.what is not None:
        if keeps_clothes(beat):
            return Piece(f"{beat.subject} still wears {beat.what}.", facts)
        look = looks.wardrobe(beat.subject, beat.what)
        return Piece(f"{beat.subject} now wears {look.text}.", (*facts, *look.facts))
    if beat.verb is StateVerb.IS and beat.subject is not None and beat.what is not None:
        return Piece(f"{beat.subject} is now {beat.what}.", facts)
    return Piece(f"{beat.text.removesuffix('.')}.", facts)


def _standing(beat: StateBeat) -> Piece:
    facts = (f"beat {beat.id}",)
    if beat.verb is StateVerb.DROPS and beat.what is not None:
        state = f" ({beat.state})" if beat.state is not None else ""
        place = f"lies at {beat.to}" if beat.to is not None else "lies there"
        return Piece(f"{beat.what}{state} {place}.", facts)
    return Piece(f"{beat.text.removesuffix('.')}.", facts)
