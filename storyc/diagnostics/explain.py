"""The page of a code: what it means, why, and what to do."""

import re

from storyc.diagnostics.code import Code
from storyc.world.resources import resource_text

_HIDDEN = re.compile(r"<!--.*?-->\n*", re.DOTALL)


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
