"""Scripts in their canonical layout.

Knows about lines and blanks. Does not know about names, films, files or terminals. The layout is in
docs/formatting.md.
"""

from storyc.fmt.format import format_edits, format_text

__all__ = ["format_edits", "format_text"]
