"""The `.story` text as it grows: blocks with blank lines between them."""

from dataclasses import dataclass, field


@dataclass
class StoryPage:
    """Gathers lines. A speech stays open until something else than words comes."""

    lines: list[str] = field(default_factory=list)
    lengths: list[tuple[int, str]] = field(default_factory=list)
    """The scenes: index of the heading's line, and the length in pages, if Final Draft says one."""

    in_speech: bool = False

    def block(self, lines: list[str]) -> None:
        """Add lines that stand on their own."""
        if self.lines and self.lines[-1]:
            self.lines.append("")
        self.lines.extend(lines)
        self.in_speech = False

    def more(self, lines: list[str]) -> None:
        """Add lines to the block that is there."""
        self.lines.extend(lines)

    def text(self) -> str:
        """Return the text; it ends with a line ending."""
        return "\n".join(self.lines).rstrip("\n") + "\n" if self.lines else ""
