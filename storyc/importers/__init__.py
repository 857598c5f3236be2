"""Scripts from other programs: Fountain and Final Draft to `.story`.

Pure functions from text to text. What a script does not say outright is guessed, and each guess is
a finding with the change that takes it back. Do not know about files or terminals.
"""

from storyc.importers.fdx import import_fdx
from storyc.importers.fountain import import_fountain
from storyc.importers.imported import Imported

__all__ = ["Imported", "import_fdx", "import_fountain"]
