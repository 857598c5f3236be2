"""A reference picture that is not of the film's size, for a target that takes no other.

What it does: compares the pixels of each reference picture with the size of the film, where the
target's `reference_size` is exact.

Why it matters: a service with that rule refuses the request, or stretches a face.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.references import references
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic
from storyc.world.picture import Picture


def _check(context: Context) -> Iterator[Diagnostic]:
    target = context.target
    if target.reference_size != "exact" or not target.max_reference_images:
        return
    width, height = context.screenplay.title_page.size
    for owner, asset in references(context.screenplay):
        found = None if asset.path is None else context.picture(asset.path)
        if isinstance(found, Picture) and found != Picture(width, height):
            yield Diagnostic(
                Code.PICTURE_OF_ANOTHER_SIZE,
                f"{asset.path} of {owner} is {found.width}x{found.height}, and {target.name} takes"
                f" pictures of the film's size alone, {width}x{height}",
                asset.span,
                here="this picture",
                help=f"crop and scale it to {width}x{height}, or give the film the picture's size"
                " with `Size:`",
            )


RULE = Rule(Code.PICTURE_OF_ANOTHER_SIZE, _check)
