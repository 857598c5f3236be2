"""Makes the pictures that no take holds as they are: fades, blends, and what does not fit."""

from collections.abc import Iterator

from storyc.assemble.burning import burnt
from storyc.assemble.edit import Blend, Fade, Lettered, Made, Piece, Straight
from storyc.assemble.footage import Footage
from storyc.assemble.picture import Picture, dissolve, veil, wipe


def pictures_of_piece(piece: Piece, footage: Footage) -> Iterator[Picture]:
    """Return the pictures of a piece, one each film frame.

    Raises:
        AssembleError: a take cannot be decoded, or an effect fails.
    """
    match piece:
        case Straight(clip) | Made(clip):
            return footage.pictures(clip)
        case Fade():
            return _faded(piece, footage)
        case Blend():
            return _blended(piece, footage)
        case Lettered(inner, texts):
            size = footage.raster.width, footage.raster.height
            return burnt(pictures_of_piece(inner, footage), texts, size)


def _faded(piece: Fade, footage: Footage) -> Iterator[Picture]:
    """Yield pictures out of the full colour, or into it."""
    for number, picture in enumerate(footage.pictures(piece.clip)):
        share = number if piece.direction == "in" else piece.frames - 1 - number
        yield veil(picture, 0 if piece.is_sudden else share, piece.frames, piece.colour)


def _blended(piece: Blend, footage: Footage) -> Iterator[Picture]:
    """Yield mixtures, each at the share of the middle of its frame: both ends are alike."""
    outgoing, incoming = footage.pictures(piece.outgoing), footage.pictures(piece.incoming)
    size = footage.raster.width, footage.raster.height
    of = 2 * piece.frames
    for number, (old, new) in enumerate(zip(outgoing, incoming, strict=True)):
        share = 2 * number + 1
        if piece.kind == "dissolve":
            yield dissolve(old, new, share, of)
        else:
            yield wipe(old, new, share, of, size)
