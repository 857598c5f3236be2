"""The page of a code: what it means, why, and what to do."""

import re

from storyc.diagnostics.code import Code
from storyc.diagnostics.suggest import closest
from storyc.world.resources import resource_text

_HIDDEN = re.compile(r"<!--.*?-->\n*", re.DOTALL)
_MIN_PART = 3
"""Letters of a code or slug that say something: `e03` and `prop` do, `e0` does not."""


def page(code_or_slug: str) -> str | None:
    """Return the page of a code as Markdown, or `None` if there is no such code.

    Args:
        code_or_slug: `E0301` or `unknown-character`, in any case.
    """
    asked = code_or_slug.strip().casefold()
    for code in Code:
        if asked in {code.value.casefold(), code.slug}:
            return _HIDDEN.sub("", resource_text("diagnostics", f"{code.value}.md"))
    return None


def near(code_or_slug: str) -> tuple[Code, ...]:
    """Return the codes that may have been meant by something that is none.

    Shape: those that contain it, in the order of `Code`; or else the most similar one, or none.
    """
    asked = code_or_slug.strip().casefold()
    by_name = {name: code for code in Code for name in (code.value.casefold(), code.slug)}
    if len(asked) >= _MIN_PART:
        containing = {code: None for name, code in by_name.items() if asked in name}
        if containing:
            return tuple(containing)
    most_similar = closest(asked, by_name)
    return (by_name[most_similar],) if most_similar is not None else ()
