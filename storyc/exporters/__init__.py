"""Scripts for other programs: `.story` to Fountain and to Final Draft.

Pure functions from text to text. Nothing is lost: what the other format has no line for goes along
as a note, and the importers read it back. Do not know about files or terminals.
"""

from storyc.exporters.fdx import export_fdx
from storyc.exporters.fountain import export_fountain
from storyc.exporters.stowaways import notes_of

__all__ = ["export_fdx", "export_fountain", "notes_of"]
