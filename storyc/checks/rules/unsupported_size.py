"""A picture size or frame rate that the target does not make.

What it does: compares the size, shape and rate that the title page asks for with what the target
offers. What the script leaves open, the target has chosen before.

Why it matters: a service refuses a size that it does not know, or worse, takes the nearest one and
bills for it.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic
from storyc.source import Span


def _check(context: Context) -> Iterator[Diagnostic]:
    page, target = context.screenplay.title_page, context.target
    width, height = page.size
    if not target.takes_size(width, height):
        sizes = ", ".join(str(each) for each in target.sizes)
        yield Diagnostic(
            Code.UNSUPPORTED_SIZE,
            f"{target.name} makes no pictures of {width}x{height}",
            _place(context, "size"),
            here="this size",
            help=f"write `Size:` with one of: {sizes}",
        )
    if page.fps not in target.fps:
        rates = ", ".join(str(each) for each in target.fps)
        yield Diagnostic(
            Code.UNSUPPORTED_SIZE,
            f"{target.name} makes no film of {page.fps} frames a second",
            _place(context, "fps"),
            here="this rate",
            help=f"write `FPS:` with one of: {rates}",
        )


def _place(context: Context, key: str) -> Span:
    """Find who asks: a line of the title page, else the script's `target` block, else the page."""
    page, changes = context.screenplay.title_page, context.screenplay.target_changes
    lines = (entry.span for entry in page.entries if entry.key == key)
    return next(lines, changes[0].span if changes else page.span)


RULE = Rule(Code.UNSUPPORTED_SIZE, _check)
