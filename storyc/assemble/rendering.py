"""Makes the pictures that no take holds as they are: fades, blends, and what does not fit."""

from collections.abc import Iterator, Mapping

from storyc.assemble.burning import burnt
from storyc.assemble.decode import pictures_of
from storyc.assemble.edit import Blend, Fade, Lettered, Piece, Straight
from storyc.assemble.picture import Picture, dissolve, veil, wipe
from storyc.assemble.raster import Raster
from storyc.assemble.take import Take


def pictures_of_piece(piece: Piece, takes: Mapping[str, Take], raster: Raster) -> Iterator[Picture]:
    """Return the pictures of a piece, one each film frame.

    Raises:
        AssembleError: a take cannot be decoded.
    """
    match piece:
        case Straight(clip):
            return pictures_of(takes[clip.slate], clip, raster)
        case Fade():
            return _faded(piece, takes, raster)
        case Blend():
            return _blended(piece, takes, raster)
        case Lettered(inner, texts):
            pictures = pictures_of_piece(inner, takes, raster)
            return burnt(pictures, texts, (raster.width, raster.height))


def _faded(piece: Fade, takes: Mapping[str, Take], raster: Raster) -> Iterator[Picture]:
    """Yield pictures out of the full colour, or into it."""
    clip = piece.clip
    for number, picture in enumerate(pictures_of(takes[clip.slate], clip, raster)):
        share = number if piece.direction == "in" else piece.frames - 1 - number
        yield veil(picture, 0 if piece.is_sudden else share, piece.frames, piece.colour)


def _blended(piece: Blend, takes: Mapping[str, Take], raster: Raster) -> Iterator[Picture]:
    """Yield mixtures, each at the share of the middle of its frame: both ends are alike."""
    outgoing = pictures_of(takes[piece.outgoing.slate], piece.outgoing, raster)
    incoming = pictures_of(takes[piece.incoming.slate], piece.incoming, raster)
    of = 2 * piece.frames
    for number, (old, new) in enumerate(zip(outgoing, incoming, strict=True)):
        share = 2 * number + 1
        if piece.kind == "dissolve":
            yield dissolve(old, new, share, of)
        else:
            yield wipe(old, new, share, of, (raster.width, raster.height))
