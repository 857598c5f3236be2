"""FDX text to paragraphs.

Only `<Content>` is certain in an FDX file; everything else may be missing. A paragraph's text is
all of its `<Text>`, in order: spell checking, revisions, tags and styles cut it up at will.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element  # a plain tree; xml_tree parses, and safely

from storyc.diagnostics import Code, Diagnostic
from storyc.fdx.document import Breakdown, FdxDocument, Paragraph, Run, ScriptNote
from storyc.fdx.xml_tree import read_tree
from storyc.source import SourceFile, Span

MAX_FDX_BYTES = 24 * 1024 * 1024
"""The largest file: Final Draft writes about 1.5 MiB for a feature."""

_ASIDE = frozenset({"ScriptNote", "SceneProperties", "DualDialogue", "OmittedScene"})
"""Elements in a paragraph whose text is not the paragraph's own."""


def read_fdx(file: SourceFile) -> tuple[FdxDocument | None, tuple[Diagnostic, ...]]:
    """Read a Final Draft file; `None` if it is none.

    Diagnostics: UNREADABLE_FDX.
    """
    root, findings = read_tree(file)
    if root is None:
        return None, findings
    content = root.find("Content")
    if content is None:
        return None, (_no_script(file),)
    loose = tuple(_loose_notes(root))
    document = FdxDocument(
        body=(*_paragraphs(content), *loose),
        title=tuple(_paragraphs(root.find("TitlePage/Content"))),
        cast=tuple(_texts(root.findall("SmartType/Characters/Character"))),
        breakdown=tuple(_breakdown(root.find("TagData"))),
    )
    return document, ()


def _no_script(file: SourceFile) -> Diagnostic:
    return Diagnostic(
        Code.UNREADABLE_FDX,
        f"{file.name} is XML, but no Final Draft script: it has no <Content>",
        Span(file.name, 0, 0),
        help="give an .fdx file that Final Draft saved as a script",
    )


def _paragraphs(content: Element | None) -> Iterator[Paragraph]:
    for element in content if content is not None else ():
        if element.tag == "Paragraph":
            yield from _paragraph(element)
        elif element.tag == "DualDialogue":
            yield Paragraph("General", dual=tuple(_paragraphs(element)))
        elif element.tag not in _ASIDE:
            # A wrapper that a newer version puts around paragraphs.
            yield from _paragraphs(element)


def _paragraph(element: Element) -> Iterator[Paragraph]:
    properties = element.find("SceneProperties")
    dual = tuple(it for pair in element.findall("DualDialogue") for it in _paragraphs(pair))
    own = Paragraph(
        type=element.get("Type", ""),
        runs=_merged(_runs(element)),
        number=(element.get("Number") or "").strip(),
        alignment=element.get("Alignment", ""),
        new_page=element.get("StartsNewPage") == "Yes",
        summary=_whole_text(properties.find("Summary")) if properties is not None else "",
        length=properties.get("Length", "") if properties is not None else "",
        notes=tuple(_notes(element)),
        omitted=tuple(it for gone in element.findall("OmittedScene") for it in _paragraphs(gone)),
    )
    if own.text.strip() or own.notes or own.omitted or not dual:
        yield own
    if dual:
        yield Paragraph("General", dual=dual)


def _runs(element: Element) -> Iterator[Run]:
    for child in element:
        if child.tag == "Text":
            text = "".join(_text_of(child))
            styles = (child.get("Style") or "").split("+")
            tag = child.get("TagNumber", "")
            yield Run(
                text.replace("\r\n", "\n").replace("\r", "\n"),
                bold="Bold" in styles,
                italic="Italic" in styles,
                underline="Underline" in styles,
                tags=(tag,) if tag else (),
            )
        elif child.tag not in _ASIDE:
            yield from _runs(child)


def _text_of(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _ASIDE:
            yield from _text_of(child)
        yield child.tail or ""


def _merged(runs: Iterator[Run]) -> tuple[Run, ...]:
    """Join neighbours that look the same; only a tag keeps a run apart."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last is not None and (last.style, last.tags) == (run.style, run.tags):
            merged[-1] = last.with_text(last.text + run.text)
        elif run.text:
            merged.append(run)
    return tuple(merged)


def _notes(element: Element) -> Iterator[ScriptNote]:
    before = True
    for child in element:
        if child.tag == "ScriptNote":
            yield ScriptNote(_whole_text(child), before)
        elif child.tag == "Text":
            before = False
            yield from (ScriptNote(_whole_text(note)) for note in child.iter("ScriptNote"))


def _loose_notes(root: Element) -> Iterator[Paragraph]:
    """Yield the notes that some versions keep behind the script."""
    for note in root.findall("ScriptNotes/ScriptNote"):
        text = _whole_text(note)
        if text:
            yield Paragraph("", notes=(ScriptNote(text),))


def _whole_text(element: Element | None) -> str:
    """Return the text of all paragraphs in an element, one a line."""
    if element is None:
        return ""
    lines = ["".join(run.text for run in _runs(it)) for it in element.iter("Paragraph")]
    if not lines:
        lines = ["".join(run.text for run in _runs(element))]
    return "\n".join(lines).strip("\n")


def _texts(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        text = " ".join("".join(element.itertext()).split())
        if text:
            yield text


def _breakdown(data: Element | None) -> Iterator[Breakdown]:
    """Yield what was tagged: a definition has a category, tags have a definition."""
    if data is None:
        return
    categories = {it.get("Id"): it.get("Name", "") for it in data.iter("TagCategory")}
    tags: dict[str, list[str]] = {}
    for tag in data.iter("Tag"):
        for definition in tag.iter("DefId"):
            tags.setdefault((definition.text or "").strip(), []).append(tag.get("Number", ""))
    for definition in data.iter("TagDefinition"):
        label = " ".join(definition.get("Label", "").split())
        if label:
            numbers = tuple(tags.get(definition.get("Id", ""), ()))
            yield Breakdown(categories.get(definition.get("CatId"), ""), label, numbers)
