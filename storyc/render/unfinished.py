"""Which films have clips made that no lock has circled yet.

A clip is circled when the run that had it made has ended. Until then it is paid for, and nothing
but this says that somebody needs it.
"""

from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from storyc.world.disk import write_text

_SCRIPT = TypeAdapter(str)


def begin_film(folder: Path, script: Path) -> None:
    """Note that clips of a script are had made, before the first one is asked for.

    Args:
        folder: where it is noted, beside the takes.
        script: where the script is.

    Raises:
        OSError: it cannot be noted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = _SCRIPT.dump_json(str(script.resolve())).decode() + "\n"
    write_text(_note(folder, script), text)


def end_film(folder: Path, script: Path) -> None:
    """Note that a lock has what its script needs of the clips.

    Raises:
        OSError: it cannot be noted; the film stays unfinished.
    """
    _note(folder, script).unlink(missing_ok=True)


def unfinished_films(folder: Path) -> tuple[str, ...]:
    """Return where the scripts are whose clips no lock has circled yet, in order.

    A note that cannot be read stands for itself: some film is unfinished.

    Raises:
        OSError: the folder cannot be read.
    """
    return tuple(_script_of(path) for path in sorted(folder.glob("*.json")))


def _note(folder: Path, script: Path) -> Path:
    return folder / f"{sha256(str(script.resolve()).encode()).hexdigest()[:32]}.json"


def _script_of(note: Path) -> str:
    try:
        return _SCRIPT.validate_json(note.read_bytes())
    except ValidationError:
        return str(note)
