"""Fountain to `.story`: every line stays; lines that came from a `.story` are lines again."""

from storyc.diagnostics import Diagnostic
from storyc.importers.braces import with_braces_as_words
from storyc.importers.guesses import guess
from storyc.importers.imported import Imported
from storyc.importers.story_note import from_notes
from storyc.importers.story_page import StoryPage
from storyc.source import SourceFile

_BYTE_ORDER_MARK = "\ufeff"


def import_fountain(file: SourceFile, name: str, *, guessing: bool = True) -> Imported:
    """Return the script of a Fountain file.

    Args:
        file: the Fountain text.
        name: what the new script is called.
        guessing: whether to declare the cast, if the script declares nobody.

    Diagnostics: GUESSED_DECLARATION.
    """
    script = with_braces_as_words(SourceFile(name, from_fountain(file.text)))
    if not guessing:
        return Imported(script, ())
    script, guesses = guess(script, StoryPage(script.text.split("\n")), None)
    return Imported(script, Diagnostic.sort(guesses))


def from_fountain(text: str) -> str:
    """Return the `.story` text of a Fountain script, before anything is guessed."""
    return "\n".join(from_notes(line) for line in text.removeprefix(_BYTE_ORDER_MARK).split("\n"))
