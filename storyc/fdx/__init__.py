"""Final Draft's file format: XML to paragraphs and back.

Knows about FDX. Does not know about Fountain or `.story`: what a paragraph becomes there is for the
importer and the exporter to say.
"""

from storyc.fdx.document import (
    CENTERED,
    Breakdown,
    FdxDocument,
    Paragraph,
    Run,
    ScriptNote,
)
from storyc.fdx.reading import MAX_FDX_BYTES, read_fdx
from storyc.fdx.writing import write_fdx

__all__ = [
    "CENTERED",
    "MAX_FDX_BYTES",
    "Breakdown",
    "FdxDocument",
    "Paragraph",
    "Run",
    "ScriptNote",
    "read_fdx",
    "write_fdx",
]
