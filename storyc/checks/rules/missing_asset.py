"""A file that a declaration names and that is not there.

What it does: reports each picture, clip or sound that a character, location, prop or piece of music
refers to and that is not in the script's folder.

Why it matters: a reference decides how a face looks. Without it the same name would get another
face in every clip, and a service would refuse the request after everything else was ready.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.references import references
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic
from storyc.ir import Asset, Screenplay


def _check(context: Context) -> Iterator[Diagnostic]:
    for owner, asset in _assets(context.screenplay):
        if asset.path is not None and not context.has_asset(asset.path):
            yield Diagnostic(
                Code.MISSING_ASSET,
                f"{owner} refers to {asset.path}, which is not there",
                asset.span,
                here="no such file",
                help=f"put the file at {asset.path}, seen from the script's folder,"
                " or correct the name; upper and lower case count",
            )


def _assets(screenplay: Screenplay) -> Iterator[tuple[str, Asset]]:
    for character in screenplay.characters:
        if character.cameo is not None:
            yield character.name, character.cameo
    yield from references(screenplay)
    for music in screenplay.music:
        if music.file is not None:
            yield music.name, music.file


RULE = Rule(Code.MISSING_ASSET, _check)
