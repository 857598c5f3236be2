"""Texts and places in them.

Knows about characters, offsets and lines. Does not know about the language, files on disk or
errors.
"""

from storyc.source.located import Located
from storyc.source.source_file import Position, SourceFile
from storyc.source.span import Span
from storyc.source.toml_place import toml_place
from storyc.source.toml_text import TomlError, read_toml
from storyc.source.value import value

__all__ = [
    "Located",
    "Position",
    "SourceFile",
    "Span",
    "TomlError",
    "read_toml",
    "toml_place",
    "value",
]
