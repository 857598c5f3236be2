"""What a reader of the exported script will not see."""

from storyc.diagnostics import Code, Diagnostic, Severity
from storyc.exporters.carried import script_lines
from storyc.source import SourceFile
from storyc.syntax import LineKind

_SEEN_IN_FDX = frozenset({LineKind.SHOT})
_NAMES = {"fountain": "Fountain", "fdx": "Final Draft"}


def notes_of(file: SourceFile, form: str) -> tuple[Diagnostic, ...]:
    """Return one finding that says how many lines become notes, at the first of them.

    Args:
        file: the script.
        form: `fountain` or `fdx`.

    Diagnostics: CARRIED_AS_NOTE.
    """
    carried = [
        line.token
        for line in script_lines(file)
        if line.carried
        and line.token.content.text
        and not (form == "fdx" and line.token.kind in _SEEN_IN_FDX)
    ]
    if not carried:
        return ()
    count = "1 line is" if len(carried) == 1 else f"{len(carried)} lines are"
    name = _NAMES[form]
    return (
        Diagnostic(
            Code.CARRIED_AS_NOTE,
            f"{count} written as notes: {name} has no line for what they say",
            carried[0].content.span,
            here="the first of them",
            help=f"edit them here and not in {name}; `storyc import` reads the notes back",
            configured=Severity.INFO,
        ),
    )
