"""Fixes that put a known word in the place of a wrong one."""

from collections.abc import Iterable

from storyc.diagnostics import Edit, Fix
from storyc.source import Located


def correction(
    wrong: Iterable[Located], right: str | None, *, safe: bool = False
) -> tuple[Fix, ...]:
    """Return the fix that writes `right` wherever the wrong word stands, if there is one.

    A word that came out of a variable is not in the line, so that nothing can be put in its place.
    """
    places = [it.span for it in wrong if it.span.end - it.span.start == len(it.text)]
    if right is None or not places:
        return ()
    edits = dict.fromkeys(Edit(place, right) for place in places)
    return (Fix(f"write {right}", tuple(edits), safe),)
