"""The pages of docs/diagnostics and the examples on them."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from storyc.diagnostics import Code
from support.findings import ENTRY

FOLDER = Path(__file__).parents[2] / "docs" / "diagnostics"
_FENCE = re.compile(r"^```story (fails|passes)(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A script on a page, with the files and assets that it needs."""

    texts: dict[str, str] = field(default_factory=dict)
    assets: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class DiagnosticPage:
    """A page as it stands in the folder."""

    code: Code
    text: str

    @property
    def has_examples(self) -> bool:
        """Text alone can show the finding; where it cannot, the page says why."""
        return "<!-- no example: " not in self.text

    def example(self, verdict: str) -> Example:
        """Return the script that `fails` or `passes`."""
        found = Example()
        for _, info, text in (each for each in _FENCE.findall(self.text) if each[0] == verdict):
            options = dict(option.split("=") for option in info.split())
            found.texts[options.get("file", ENTRY)] = text
            found.assets.update(options["assets"].split(",") if "assets" in options else ())
        return found


def read_pages() -> list[DiagnosticPage]:
    """Return the pages of all codes that have one."""
    files = {code: FOLDER / f"{code.value}.md" for code in Code}
    return [
        DiagnosticPage(code, file.read_text(encoding="utf-8"))
        for code, file in files.items()
        if file.exists()
    ]
