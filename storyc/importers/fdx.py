"""FDX to `.story`."""

from storyc.diagnostics import Diagnostic
from storyc.fdx import FdxDocument, read_fdx
from storyc.importers.braces import with_braces_as_words
from storyc.importers.fdx_body import write_body
from storyc.importers.fdx_title import title_lines
from storyc.importers.guesses import guess
from storyc.importers.imported import Imported
from storyc.importers.story_page import StoryPage
from storyc.source import SourceFile


def import_fdx(file: SourceFile, name: str, *, guessing: bool = True) -> Imported:
    """Return the script of a Final Draft file.

    Args:
        file: the XML.
        name: what the new script is called.
        guessing: whether to declare the cast, the props and the wardrobe that the file speaks of,
            and to take over scene lengths.

    Diagnostics: UNREADABLE_FDX, GUESSED_DECLARATION, GUESSED_SHOT, GUESSED_DURATION.
    """
    document, findings = read_fdx(file)
    if document is None:
        return Imported(None, findings)
    page = from_document(document)
    script = with_braces_as_words(SourceFile(name, page.text()))
    if not guessing:
        return Imported(script, ())
    script, guesses = guess(script, page, document)
    return Imported(script, Diagnostic.sort(guesses))


def from_document(document: FdxDocument) -> StoryPage:
    """Return the lines of a document, before anything is guessed."""
    page = StoryPage()
    title = title_lines(document.title)
    if title:
        page.block(title)
    write_body(page, document.body)
    return page
