"""A script as Final Draft's paragraphs.

What Final Draft has no element for, and lines that hidden text runs through, go along as script
notes of the paragraph that follows. Reading the file again gives the same script.
"""

from collections.abc import Iterator
from dataclasses import replace

from storyc.exporters.carried import ScriptLine, script_lines
from storyc.exporters.emphasis import as_runs
from storyc.fdx import CENTERED, FdxDocument, Paragraph, ScriptNote, write_fdx
from storyc.importers.story_note import as_key_note, as_script_note
from storyc.source import Located, SourceFile
from storyc.syntax import LineKind, parse_heading, parse_shot
from storyc.syntax.title_key import TITLE_KEY

_TITLE = frozenset({LineKind.TITLE, LineKind.TITLE_MORE})
_SETTINGS = frozenset({"story", "target", "size", "fps", "aspect", "style", "language"})
"""Keys that speak to the compiler: nobody reads them on a title page."""

_TYPES = {
    LineKind.HEADING: "Scene Heading",
    LineKind.ACTION: "Action",
    LineKind.ACTION_MORE: "Action",
    LineKind.SOUND: "Action",
    LineKind.CENTERED: "Action",
    LineKind.CUE: "Character",
    LineKind.PARENTHETICAL: "Parenthetical",
    LineKind.WORDS: "Dialogue",
    LineKind.SUNG: "Lyrics",
    LineKind.LYRIC: "Lyrics",
    LineKind.LYRIC_MORE: "Lyrics",
    LineKind.TRANSITION: "Transition",
    LineKind.SHOT: "Shot",
    LineKind.ACT: "New Act",
    LineKind.SYNOPSIS: "Outline Body",
}
_SPEECH = frozenset(
    {LineKind.CUE, LineKind.PARENTHETICAL, LineKind.WORDS, LineKind.SUNG, LineKind.GAP}
)
_CONTINUES = frozenset({LineKind.ACTION_MORE, LineKind.LYRIC_MORE})


def export_fdx(file: SourceFile) -> str:
    """Return a script as FDX. Importing it gives the same script back."""
    return write_fdx(as_document(file))


def as_document(file: SourceFile) -> FdxDocument:
    """Return the paragraphs of a script."""
    lines = script_lines(file, bind_all=True)
    count = next((at for at, it in enumerate(lines) if it.token.kind not in _TITLE), len(lines))
    body = _Body()
    for line in lines[count:]:
        body.add(line)
    return FdxDocument(tuple(_with_duals(body.finished())), _title(lines[:count]))


class _Body:
    """Paragraphs as they grow. What has no paragraph waits for the next one."""

    def __init__(self) -> None:
        self._after_blank = False
        self._paragraphs: list[Paragraph] = []
        self._waiting: list[str] = []
        self._new_page = False
        self._before: LineKind | None = None

    def add(self, line: ScriptLine) -> None:
        kind = line.token.kind
        goes_on = kind in _CONTINUES and bool(self._waiting)
        if goes_on or _is_carried(line, after_speech=self._before in _SPEECH):
            self.carry(line.token.text.rstrip("\r\n"))
        elif kind is LineKind.BLANK:
            if self._waiting and self._waiting[-1]:
                self._waiting.append("")
            self._after_blank = True
        elif kind is LineKind.PAGE_BREAK:
            if self._new_page:
                self.place(Paragraph("Action"))
            self._new_page = True
        elif kind in _CONTINUES and self._before in _KIN[kind] and not self._waiting:
            last = self._paragraphs[-1]
            runs = (*last.runs, *as_runs(f"\n{line.token.content.text}"))
            self._paragraphs[-1] = replace(last, runs=runs)
        elif kind is not LineKind.GAP:
            self.place(_paragraph(kind, line.token.content))
        if kind is not LineKind.BLANK:
            self._before = kind
            self._after_blank = False

    def carry(self, text: str) -> None:
        """Keep a line for the next paragraph; an empty one before it says that it stands free."""
        if self._new_page:
            # Notes stand before the page break of their own paragraph.
            self.place(Paragraph("Action"))
        if self._after_blank and not self._waiting:
            self._waiting.append("")
        self._waiting.append(text)

    def place(self, paragraph: Paragraph) -> None:
        """Add a paragraph, with what waited for one."""
        notes = self._notes() + paragraph.notes
        self._paragraphs.append(replace(paragraph, notes=notes, new_page=self._new_page))
        self._new_page = False

    def finished(self) -> list[Paragraph]:
        """Return all paragraphs; what still waits gets one without text."""
        if any(self._waiting) or self._new_page:
            self.place(Paragraph("Action"))
        return self._paragraphs

    def _notes(self) -> tuple[ScriptNote, ...]:
        lines = "\n".join(self._waiting).rstrip("\n").split("\n")
        self._waiting = []
        return (ScriptNote(as_script_note(lines), before=True),) if any(lines) else ()


_KIN = {
    LineKind.ACTION_MORE: frozenset({LineKind.ACTION, LineKind.ACTION_MORE}),
    LineKind.LYRIC_MORE: frozenset({LineKind.LYRIC, LineKind.LYRIC_MORE}),
}
"""What each kind of line can go on with in one paragraph."""


def _is_carried(line: ScriptLine, *, after_speech: bool) -> bool:
    kind = line.token.kind
    if kind is LineKind.SHOT:
        _, findings = parse_shot(line.token.content)
        return line.bound or bool(findings)
    if kind in {LineKind.LYRIC, LineKind.LYRIC_MORE}:
        # Behind a speech, Final Draft would take the song for the speaker's.
        return line.bound or after_speech
    return line.carried or kind is LineKind.COMMENT


def _paragraph(kind: LineKind, content: Located) -> Paragraph:
    text = content.text
    if kind is LineKind.HEADING:
        spec, _ = parse_heading(content)
        return Paragraph(_TYPES[kind], as_runs(spec.text), number=spec.id or "")
    if kind is LineKind.SECTION:
        level = len(text) - len(text.lstrip("#＃"))
        return Paragraph(f"Outline {level}", as_runs(text[level:].strip()))
    if kind is LineKind.ACT:
        return Paragraph(_TYPES[kind], as_runs(text[1:].strip()))
    alignment = CENTERED if kind is LineKind.CENTERED else ""
    return Paragraph(_TYPES[kind], as_runs(text), alignment=alignment)


def _title(lines: tuple[ScriptLine, ...]) -> tuple[Paragraph, ...]:
    """Return the title page: values are its texts, keys their notes; settings are notes only."""
    title = _Body()
    key = ""
    is_setting = False
    for line in lines:
        text = line.token.content.text
        match = TITLE_KEY.match(text) if line.token.kind is LineKind.TITLE else None
        if match is not None:
            key = match["key"].strip()
            text = match["value"].strip()
            is_setting = key.casefold() in _SETTINGS
        if is_setting or line.carried:
            title.carry(line.token.text.rstrip("\r\n"))
        elif text:
            notes = (ScriptNote(as_key_note(key), before=True),)
            title.place(Paragraph("", as_runs(text), alignment=CENTERED, notes=notes))
            key = ""
    return tuple(title.finished())


def _with_duals(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, speeches that are spoken together in one."""
    speeches = [*_speeches(paragraphs)]
    for at, speech in enumerate(speeches):
        follows = at + 1 < len(speeches) and _is_dual(speeches[at + 1])
        if _is_dual(speech) and at and speeches[at - 1][0].type == "Character":
            continue
        if follows and speech[0].type == "Character":
            pair = (*speech, *_unmarked(speeches[at + 1]))
            yield Paragraph("", dual=pair)
        else:
            yield from speech


def _speeches(paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs of each speech together, all others on their own."""
    speech: list[Paragraph] = []
    for paragraph in paragraphs:
        is_words = paragraph.type in {"Dialogue", "Parenthetical", "Lyrics"}
        if speech and not (speech[0].type == "Character" and is_words):
            yield speech
            speech = []
        speech.append(paragraph)
    if speech:
        yield speech


def _is_dual(speech: list[Paragraph]) -> bool:
    return speech[0].type == "Character" and speech[0].text.rstrip().endswith("^")


def _unmarked(speech: list[Paragraph]) -> list[Paragraph]:
    name = speech[0].text.rstrip().removesuffix("^").rstrip()
    return [replace(speech[0], runs=as_runs(name)), *speech[1:]]
