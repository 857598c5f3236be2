"""One render at a time in a project."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storyc.ledger.errors import ProjectBusyError
from storyc.ledger.purchase import digest


@contextmanager
def project_lock(folder: Path, project: Path) -> Iterator[None]:
    """Hold a project for this process; the system lets go of it when the process dies.

    Two renders of one project would not pay twice, but they would write the same files. The lock
    lies in the ledger's folder, since a project's own may be read-only or on a network.

    Args:
        folder: the ledger's folder.
        project: the project's folder.

    Raises:
        ProjectBusyError: another process holds it.
        OSError: the ledger's folder cannot be written.
    """
    locks = folder / "projects"
    locks.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(locks / f"{digest(str(project.resolve()))[:32]}.lock", timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        raise ProjectBusyError(
            f"another storyc is having the clips of {project} made: wait for it, or end it"
        ) from error
    try:
        yield
    finally:
        lock.release()
