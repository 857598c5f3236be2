"""A sound line in the words of a prompt."""

from collections.abc import Iterator

from storyc.emit.looks import Looks
from storyc.emit.piece import Piece
from storyc.emit.view import Phrase
from storyc.ir import SoundBeat, SoundKind

_LABEL = {
    SoundKind.SOUND: "",
    SoundKind.SFX: "",
    SoundKind.AMBIENCE: "all through: ",
    SoundKind.MUSIC: "music: ",
    SoundKind.NARRATION: "",
}


def sound_phrase(beat: SoundBeat, looks: Looks, *, starts_shot: bool) -> Phrase:
    """Return what is heard and how it comes and goes; its level is set in the mix.

    Its time counts from the beginning of the shot, which means nothing to a clip that begins later
    in it (`starts_shot` is false): there the sound stands in its order alone.
    """
    fact = f"beat {beat.id}"
    words = Piece(f"{_LABEL[beat.sound]}{beat.text.removesuffix('.')}", (fact,))
    described = looks.music(beat.text) if beat.sound is SoundKind.MUSIC else ()
    return (words, *described, *map(Piece, _manner(beat, starts_shot=starts_shot)))


def bed_phrase(beat: SoundBeat) -> Phrase:
    """Return what goes on sounding from before a clip."""
    words = Piece(
        f"{_LABEL[SoundKind.AMBIENCE]}{beat.text.removesuffix('.')}", (f"beat {beat.id}",)
    )
    return (words, Piece("under everything else")) if beat.under else (words,)


def _manner(beat: SoundBeat, *, starts_shot: bool) -> Iterator[str]:
    if beat.at_s is not None and starts_shot:
        yield f"{beat.at_s:g} s into the shot" if beat.at_s else "at the beginning of the shot"
    if beat.under:
        yield "under everything else"
    if beat.fade_in_s is not None:
        yield f"fading in over {beat.fade_in_s:g} s"
    if beat.fade_out_s is not None:
        yield f"fading out over {beat.fade_out_s:g} s"
