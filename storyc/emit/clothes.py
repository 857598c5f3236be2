"""The words of clothes that are described by others: `the same oilskin, dark with water`."""

import re
from collections.abc import Sequence

from storyc.ir import Wardrobe

_THE_SAME = re.compile(r"(?:the |that )?same(?: (?P<thing>[\w-]+))?(?=[\s,;.]|\Z)", re.IGNORECASE)


def look_of_clothes(wardrobe: Sequence[Wardrobe], name: str) -> str:
    """Return the words for clothes; those that nobody declared are their own words.

    No prompt knows another one, so `the same oilskin` says what oilskin: the part of an earlier
    wardrobe of the same person that names it, `yellow oilskin`. What the later one adds follows.
    """
    for at, each in enumerate(wardrobe):
        if each.name == name:
            return _spelt_out(each.look.text, wardrobe[:at])
    return _spelt_out(name, wardrobe)


def _spelt_out(text: str, earlier: Sequence[Wardrobe]) -> str:
    same = _THE_SAME.match(text)
    if same is None:
        return text
    for at in range(len(earlier) - 1, -1, -1):
        meant = _part_about(same["thing"], _spelt_out(earlier[at].look.text, earlier[:at]))
        if meant is not None:
            return f"{meant}{text[same.end() :]}"
    return text


def _part_about(thing: str | None, look: str) -> str | None:
    """Return the part between commas that names a thing, the first one for `the same` alone."""
    parts = [part.strip().removesuffix(".") for part in look.split(",")]
    if thing is None:
        return parts[0]
    named = re.compile(rf"\b{re.escape(thing)}\b", re.IGNORECASE)
    return next((part for part in parts if named.search(part)), None)
