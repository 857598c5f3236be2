"""Paragraphs to FDX text, as Final Draft 8 and newer read it."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from storyc.fdx.document import FdxDocument, Paragraph, Run, ScriptNote

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'
    '<FinalDraft DocumentType="Script" Template="No" Version="1">\n'
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""


def write_fdx(document: FdxDocument) -> str:
    """Return the XML of a document."""
    return "".join(_document(document))


def _document(document: FdxDocument) -> Iterator[str]:
    yield _HEAD
    yield "  <Content>\n"
    yield from _indented(document.body, 4)
    yield "  </Content>\n"
    if document.title:
        yield "  <TitlePage>\n    <Content>\n"
        yield from _indented(document.title, 6)
        yield "    </Content>\n  </TitlePage>\n"
    yield "</FinalDraft>\n"


def _indented(paragraphs: Iterable[Paragraph], indent: int) -> Iterator[str]:
    for paragraph in paragraphs:
        for line in _paragraph(paragraph):
            yield f"{' ' * indent}{line}\n"


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    attributes = {
        "Alignment": paragraph.alignment,
        "Number": paragraph.number,
        "StartsNewPage": "Yes" if paragraph.new_page else "",
        "Type": paragraph.type,
    }
    written = "".join(f' {name}="{_safe(it)}"' for name, it in attributes.items() if it)
    yield f"<Paragraph{written}>"
    for note in paragraph.notes:
        if note.before:
            yield _note(note)
    for run in paragraph.runs:
        yield f"  {_text(run)}"
    for note in paragraph.notes:
        if not note.before:
            yield _note(note)
    if paragraph.dual:
        yield "  <DualDialogue>"
        for each in paragraph.dual:
            yield from (f"    {line}" for line in _paragraph(each))
        yield "  </DualDialogue>"
    yield "</Paragraph>"


def _text(run: Run) -> str:
    names = ("Bold", "Italic", "Underline")
    style = "+".join(name for name, has in zip(names, run.style, strict=True) if has)
    attribute = f' Style="{style}"' if style else ""
    return f"<Text{attribute}>{_safe(run.text)}</Text>"


def _note(note: ScriptNote) -> str:
    lines = "".join(
        f"<Paragraph><Text>{_safe(line)}</Text></Paragraph>" for line in note.text.split("\n")
    )
    return f"  <ScriptNote>{lines}</ScriptNote>"


def _safe(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))
