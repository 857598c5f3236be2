"""Where takes are kept: a clip and its report, named by what they depend on."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from storyc.backends.base import ClipReport
from storyc.world.disk import remove_abandoned, write_text


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is noted of a finished clip. Units: `size` in bytes."""

    size: int
    report: ClipReport


_KEPT = TypeAdapter(_Kept)


class TakeFolder:
    """A folder of takes. The report is written last: a clip that has one is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.mkdir(parents=True, exist_ok=True)
        remove_abandoned(path)

    def clip(self, key: str) -> Path:
        """Return where the clip called `key` is or will be."""
        return self._path / f"{key}.mp4"

    def holds(self, key: str) -> bool:
        """Tell whether a whole take called `key` is there: as large as it was when it was made."""
        kept = self._kept(key)
        clip = self.clip(key)
        return kept is not None and clip.is_file() and clip.stat().st_size == kept.size

    def keep(self, key: str, report: ClipReport) -> None:
        """Note that the clip called `key` is finished."""
        kept = _Kept(self.clip(key).stat().st_size, report)
        write_text(self._note(key), _KEPT.dump_json(kept, indent=1).decode() + "\n")

    def report(self, key: str) -> ClipReport:
        """Return what was said about the clip called `key` when it was made."""
        kept = self._kept(key)
        return kept.report if kept is not None else ClipReport()

    def _kept(self, key: str) -> _Kept | None:
        """Read a note; one that is missing or damaged is none."""
        try:
            return _KEPT.validate_json(self._note(key).read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def _note(self, key: str) -> Path:
        return self._path / f"{key}.json"
