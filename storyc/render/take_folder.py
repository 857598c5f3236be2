"""Where takes are kept: a clip and its report, named by what they depend on."""

from pathlib import Path

from pydantic import TypeAdapter

from storyc.backends.base import ClipReport
from storyc.world.disk import write_text

_REPORT = TypeAdapter(ClipReport)


class TakeFolder:
    """A folder of takes. The report is written last: a clip that has one is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.mkdir(parents=True, exist_ok=True)

    def clip(self, key: str) -> Path:
        """Return where the clip called `key` is or will be."""
        return self._path / f"{key}.mp4"

    def holds(self, key: str) -> bool:
        """Tell whether a whole take called `key` is there."""
        return self.clip(key).is_file() and self._report(key).is_file()

    def keep(self, key: str, report: ClipReport) -> None:
        """Note that the clip called `key` is finished."""
        write_text(self._report(key), _REPORT.dump_json(report, indent=1).decode() + "\n")

    def report(self, key: str) -> ClipReport:
        """Return what was said about the clip called `key` when it was made."""
        return _REPORT.validate_json(self._report(key).read_text(encoding="utf-8"))

    def _report(self, key: str) -> Path:
        return self._path / f"{key}.json"
