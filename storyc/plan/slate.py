"""What is written on the slate: scene and set-up letter."""

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which look like 1 and 0 on a board."""


def slate(scene_id: str, number: int) -> str:
    """Return the slate of one segment.

    Film practice: letters after the scene's id, AA after Z. Where the id itself ends with a letter
    or a dot, a dot keeps them apart, so that no two scenes can share a slate.

    Args:
        scene_id: the scene.
        number: which segment of the scene, from 0.
    """
    last = scene_id[-1:]
    apart = "." if last == "." or (last.isascii() and last.isalpha()) else ""
    return f"{scene_id}{apart}{_letters(number)}"


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number > 0:
        number, place = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return letters
