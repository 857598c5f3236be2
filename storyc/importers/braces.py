"""Keeps braces that mean nothing in the other format from being read as variables."""

from storyc.diagnostics import Code
from storyc.lower import lower
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader


def with_braces_as_words(script: SourceFile) -> SourceFile:
    """Return the script with a backslash in each `{{name}}` that no line of it gives a meaning."""
    if "{{" not in script.text:
        return script
    _, findings = lower(script, MemoryReader({}))
    places = [it.primary for it in findings if it.code is Code.UNKNOWN_VARIABLE and it.primary]
    text = script.text
    for at in sorted({it.start for it in places}, reverse=True):
        if text.startswith("{{", at):
            text = f"{text[: at + 1]}\\{text[at + 1 :]}"
    return SourceFile(script.name, text)
