"""What no font could show on paper."""

from collections.abc import Sequence

from storyc.diagnostics import Code, Diagnostic
from storyc.source import SourceFile, Span

_SHOWN = 12


def unprinted(file: SourceFile, missing: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Return a finding that names the letters for which boxes stand, at the first of them.

    Diagnostics: UNPRINTED_LETTERS.
    """
    if not missing:
        return ()
    at = min((it for it in map(file.text.find, missing) if it >= 0), default=0)
    named = " ".join(missing[:_SHOWN])
    more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
    return (
        Diagnostic(
            Code.UNPRINTED_LETTERS,
            f"no font has these letters, so boxes stand for them in the PDF: {named}{more}",
            Span(file.name, at, at + 1),
            here="the first of them",
            help="give a TrueType font that has them with --font",
        ),
    )
