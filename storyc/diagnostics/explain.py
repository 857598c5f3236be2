"""The page of a code: what it means, why, and what to do."""

import re

from storyc.diagnostics.code import Code
from storyc.diagnostics.suggest import closest
from storyc.world.resources import resource_text

_HIDDEN = re.compile(r"<!--.*?-->\n*", re.DOTALL)
_FAMILY = re.compile(r"[ew]\d\d")
_MIN_PART = 3
"""Letters of a slug that say something: `prop` does, `a` does not."""


def page(code_or_slug: str) -> str | None:
    """Return the page of a code as Markdown, or `None` if there is no such code.

    Args:
        code_or_slug: `E0301` or `unknown-character`, in any case.
    """
    code = Code.called(code_or_slug)
    return page_of(code) if code is not None else None


def page_of(code: Code) -> str:
    """Return the page of a code as Markdown."""
    return _HIDDEN.sub("", resource_text("diagnostics", f"{code.value}.md"))


def section(text: str, title: str) -> str:
    """Return the prose of a section of a page, a line a paragraph; or an empty text."""
    _, _, after = text.partition(f"## {title}\n")
    prose = re.split(r"^(?:##|```)", after, maxsplit=1, flags=re.MULTILINE)[0]
    paragraphs = prose.removesuffix("This fails:\n\n").split("\n\n")
    return "\n\n".join(" ".join(each.split()) for each in paragraphs if each.strip())


def near(code_or_slug: str) -> tuple[Code, ...]:
    """Return the codes that may have been meant by something that is none.

    Shape: for a number its family, for a word the slugs that contain it, in the order of `Code`; or
    else the one with the most similar slug, or none.
    """
    asked = code_or_slug.strip().casefold()
    family = _FAMILY.match(asked)
    if family is not None:
        return tuple(code for code in Code if code.value.casefold().startswith(family[0]))
    if len(asked) >= _MIN_PART:
        containing = tuple(code for code in Code if asked in code.slug)
        if containing:
            return containing
    by_slug = {code.slug: code for code in Code}
    most_similar = closest(asked, by_slug)
    return (by_slug[most_similar],) if most_similar is not None else ()
