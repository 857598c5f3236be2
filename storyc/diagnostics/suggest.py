"""Did you mean …? The nearest names out of a closed list."""

from collections.abc import Iterable
from difflib import get_close_matches


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `word`, or `None` if none is near. Case does not count."""
    by_folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    found = get_close_matches(word.casefold(), sorted(by_folded), n=1, cutoff=0.7)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean X?`, or an empty string if nothing is near."""
    near = closest(word, known)
    return f"did you mean {near}?" if near is not None else ""
