"""What an FDX file says, without its XML."""

from dataclasses import dataclass, replace

CENTERED = "Center"
"""The alignment of centred text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style. `tags` are numbers of breakdown tags."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    tags: tuple[str, ...] = ()

    @property
    def style(self) -> tuple[bool, bool, bool]:
        """Bold, italic, underline."""
        return self.bold, self.italic, self.underline

    def with_text(self, text: str) -> "Run":
        """Return the run with other text."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class ScriptNote:
    """A note to a paragraph. It is no part of the script. `before`: its text stands first."""

    text: str
    before: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the script.

    Args:
        type: Final Draft's name of the element: `Scene Heading`, `Action` …; may be empty.
        runs: the text; it may hold line ends.
        number: the scene number.
        alignment: `Center`, or empty for what the type has.
        new_page: it begins a page.
        summary: what the scene properties say happens.
        length: the scene's length in pages, as Final Draft writes it: `4 6/8`.
        notes: the script notes in it.
        dual: the paragraphs of two speeches side by side. The paragraph has no text then.
        omitted: the paragraphs of a scene that was taken out; only its number is left.
    """

    type: str
    runs: tuple[Run, ...] = ()
    number: str = ""
    alignment: str = ""
    new_page: bool = False
    summary: str = ""
    length: str = ""
    notes: tuple[ScriptNote, ...] = ()
    dual: tuple["Paragraph", ...] = ()
    omitted: tuple["Paragraph", ...] = ()

    @property
    def text(self) -> str:
        """The text without its styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One thing that production tagged: `category` is `Props`, `Wardrobe` …, `label` its name.

    `tags` are the numbers by which runs refer to it.
    """

    category: str
    label: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FdxDocument:
    """A whole file. `cast` are the characters that Final Draft's own list knows."""

    body: tuple[Paragraph, ...] = ()
    title: tuple[Paragraph, ...] = ()
    cast: tuple[str, ...] = ()
    breakdown: tuple[Breakdown, ...] = ()
