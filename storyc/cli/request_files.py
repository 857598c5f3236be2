"""`--emit requests`: what would be sent to a service, for reading. No key, no network, no cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from storyc.config import BackendConfig, Pick
    from storyc.driver import Compiled
    from storyc.render.request_sheet import RequestSheet


def request_files(
    compiled: Compiled, script: Path, picked: Pick
) -> tuple[Mapping[str, str], ExitCode]:
    """Return the texts of the files, by their names without an ending, and how that ended.

    Without a backend it is the one that the maker of the target has.

    Args:
        compiled: a planned script.
        script: where it is.
        picked: the backend and how many takes.

    Returns:
        The texts that there are, and the code to exit with after what was printed.
    """
    from storyc.cli.film_at import film_at, take_of
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.render.request_sheet import request_sheets

    backend = _backend(compiled, picked)
    if isinstance(backend, ExitCode):
        return {}, backend
    film = film_at(compiled, script, backend)
    if isinstance(film, ExitCode):
        return {}, film
    try:
        sheets = [
            sheet
            for number in range(1, picked.takes + 1)
            for sheet in request_sheets(
                take_of(film.steps, number), film.buying, backend, script.parent
            )
        ]
    except OSError as error:
        complain(f"{error.filename or error}: {error.strerror or 'changed'}", Code.MISSING_ASSET)
        return {}, ExitCode.DIAGNOSTICS
    _complain_of_unmet(backend, sheets)
    is_whole = all(it.unmet is None for it in sheets)
    texts = {_name(it): it.text for it in sheets}
    return texts, ExitCode.DONE if is_whole else ExitCode.DIAGNOSTICS


def _backend(compiled: Compiled, picked: Pick) -> BackendConfig | ExitCode:
    from storyc.cli.terminal import print_diagnostics
    from storyc.config import unfit, usual_backend
    from storyc.diagnostics import Code, Diagnostic

    target = compiled.checked.target
    if target is None:
        raise ValueError("only a planned script leads to requests")
    if picked.backend is not None:
        wrong = unfit(picked.backend, target.name)
        if wrong is None:
            return picked.backend
    else:
        usual = usual_backend(target.name)
        if usual is not None:
            return usual
        wrong = Diagnostic(
            Code.NO_USUAL_SERVICE,
            f"no service is known to make clips of {target.name}, so there is nothing to send",
            None,
            help="name one of your own with --backend, or compile with another --target",
        )
    print_diagnostics((wrong,), {})
    return ExitCode.DIAGNOSTICS


def _name(sheet: RequestSheet) -> str:
    return sheet.slate if sheet.take == 1 else f"{sheet.slate}-{sheet.take}"


def _complain_of_unmet(backend: BackendConfig, sheets: Iterable[RequestSheet]) -> None:
    """Say what the service has no field for, once for each reason."""
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code

    said: dict[str, str] = {}
    for sheet in sheets:
        if sheet.unmet is not None:
            said.setdefault(sheet.unmet, sheet.slate)
    for reason, slate in said.items():
        complain(f"{backend.name} cannot be asked for {slate}: {reason}", Code.RENDER_REFUSED)
