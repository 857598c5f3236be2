"""Findings as GitHub shows them beside the lines of a pull request: workflow commands.

```
::error file=film.story,line=6,col=1,endLine=6,endColumn=6,title=E0301 unknown-character::there is …
```

Source: the workflow commands of GitHub Actions (docs.github.com, read 2026-11): parameters and text
are escaped with per cent signs, and a text with line feeds is one command all the same.
"""

from collections.abc import Iterable

from storyc.diagnostics.code import Severity
from storyc.diagnostics.diagnostic import Diagnostic
from storyc.diagnostics.script_findings import ScriptFindings
from storyc.diagnostics.width import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(scripts: Iterable[ScriptFindings]) -> str:
    """Return a command for each finding, in order; what two scripts share is told once.

    Shape: each line ends with a line feed.
    """
    lines = (_command(script, it) for script in scripts for it in script.findings)
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def _command(script: ScriptFindings, finding: Diagnostic) -> str:
    parameters = {"file": script.path_of(finding)}
    region = script.region(finding.primary)
    if region is not None:
        parameters["line"] = str(region.first_line)
        parameters["endLine"] = str(region.last_line)
        if region.first_line == region.last_line:  # GitHub takes columns of one line only
            parameters["col"] = str(region.first_column)
            parameters["endColumn"] = str(region.last_column)
    parameters["title"] = f"{finding.code.value} {finding.code.slug}"
    told = ",".join(f"{key}={_parameter(value)}" for key, value in parameters.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{_text(finding)}"


def _text(finding: Diagnostic) -> str:
    here = f" ({finding.here})" if finding.here else ""
    lines = [finding.message + here, finding.help, *finding.notes]
    return "%0A".join(_data(line) for line in lines if line)


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(escaped)


def _parameter(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
