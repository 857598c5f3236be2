"""Did you mean …? The nearest names out of a closed list."""

from collections.abc import Iterable
from difflib import get_close_matches

_MOST_NAMES = 300
"""Names that one word is compared with. A comparison takes microseconds, a hostile script has
thousands of words and names."""


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `word`, or `None` if none is near. Case does not count.

    Among very many names only those with the same first letter are looked at.
    """
    folded, names = word.casefold(), list(known)
    if len(names) > _MOST_NAMES:
        alike = (name for name in names if name[:1].casefold() == folded[:1])
        names = sorted(alike)[:_MOST_NAMES]
    by_folded = {name.casefold(): name for name in sorted(names, reverse=True)}
    found = get_close_matches(folded, sorted(by_folded), n=1, cutoff=0.7)
    return by_folded[found[0]] if found else None


def is_slip(word: str, meant: str) -> bool:
    """Tell whether `word` is `meant` with a letter missing, a letter too many or two swapped.

    Then nothing else can have been meant, where only words of a closed list make sense. A wrong
    letter is no slip: `bears` is not `wears`.
    """
    one, other = word.casefold(), meant.casefold()
    if len(one) == len(other):
        odd = [index for index, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) > 1]
        if not odd:
            return True
        first, last = odd[0], odd[-1]
        return last == first + 1 and one[first:][:2] == other[first:][:2][::-1]
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean X?`, or an empty string if nothing is near."""
    near = closest(word, known)
    return f"did you mean {near}?" if near is not None else ""
