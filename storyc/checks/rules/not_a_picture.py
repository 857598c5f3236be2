"""A reference that is no picture.

What it does: opens each picture that a character, location, prop or style refers to, as far as its
size, and reports what is empty, something else, or absurdly large.

Why it matters: a service refuses it, or takes no notice of it and bills for the clip, after
everything else was ready.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.references import references
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic
from storyc.world.picture import NoPicture


def _check(context: Context) -> Iterator[Diagnostic]:
    for owner, asset in references(context.screenplay):
        found = None if asset.path is None else context.picture(asset.path)
        if isinstance(found, NoPicture):
            yield Diagnostic(
                Code.NOT_A_PICTURE,
                f"{owner} refers to {asset.path}, which {found.why}",
                asset.span,
                here="not a picture",
                help="save the picture as PNG, JPEG or WebP, no larger than it has to be, and name"
                " that file",
            )


RULE = Rule(Code.NOT_A_PICTURE, _check)
