"""A sound line in the words of a prompt."""

from collections.abc import Iterator
from typing import Literal

from storyc.emit.looks import Looks
from storyc.emit.piece import Piece
from storyc.emit.view import SoundView
from storyc.ir import SoundBeat, SoundKind


def sound_view(beat: SoundBeat, looks: Looks, *, starts_shot: bool) -> SoundView:
    """Return what is heard and how it comes and goes; its level is set in the mix.

    Its time counts from the beginning of the shot, which means nothing to a clip that begins later
    in it (`starts_shot` is false): there the sound stands in its order alone.
    """
    fact = f"beat {beat.id}"
    words = Piece(beat.text.removesuffix("."), (fact,))
    is_music = beat.sound is SoundKind.MUSIC
    described = looks.music(beat.text) if is_music else ()
    return SoundView(
        kind="music" if is_music else "sound",
        is_lasting=beat.sound is SoundKind.AMBIENCE,
        pieces=(words, *described, *map(Piece, _manner(beat, starts_shot=starts_shot))),
    )


def bed_view(beat: SoundBeat, looks: Looks) -> SoundView:
    """Return what goes on sounding from before a clip."""
    words = Piece(beat.text.removesuffix("."), (f"beat {beat.id}",))
    is_music = beat.sound is SoundKind.MUSIC
    described = tuple(looks.music(beat.text)) if is_music else ()
    manner = (Piece("under everything else"),) if beat.under else ()
    kind: Literal["sound", "music"] = "music" if is_music else "sound"
    return SoundView(kind=kind, is_lasting=True, pieces=(words, *described, *manner))


def _manner(beat: SoundBeat, *, starts_shot: bool) -> Iterator[str]:
    if beat.at_s is not None and starts_shot:
        yield f"{beat.at_s:g} s into the shot" if beat.at_s else "at the beginning of the shot"
    if beat.under:
        yield "under everything else"
    if beat.fade_in_s is not None:
        yield f"fading in over {beat.fade_in_s:g} s"
    if beat.fade_out_s is not None:
        yield f"fading out over {beat.fade_out_s:g} s"
