"""The requests about the opened folders as a whole."""

from lsprotocol import types as lsp

from storyc.lsp.features import pull
from storyc.lsp.progress import Stopped, bar
from storyc.lsp.refusals import RequestFailed, ServerCancelled
from storyc.lsp.script_files import FolderTooLarge
from storyc.lsp.server import StoryServer
from storyc.lsp.workspace_check import Found


def add_workspace(server: StoryServer) -> None:
    """Answer what concerns more than one script."""
    _add_findings(server)


def _add_findings(server: StoryServer) -> None:
    feature = server.feature

    @feature(
        lsp.TEXT_DOCUMENT_DIAGNOSTIC,
        lsp.DiagnosticOptions(
            inter_file_dependencies=True, workspace_diagnostics=True, identifier="storyc"
        ),
    )
    async def _(told: lsp.DocumentDiagnosticParams) -> lsp.DocumentDiagnosticReport:
        uri = told.text_document.uri
        await server.breathe()
        found = await server.workspace_check.found_in_open()
        server.fetched.has(uri, found.get(uri, ()))
        with_others = server.abilities.takes_others
        return pull.document_report(uri, found, told.previous_result_id, with_others=with_others)

    @feature(lsp.WORKSPACE_DIAGNOSTIC)
    async def _(told: lsp.WorkspaceDiagnosticParams) -> lsp.WorkspaceDiagnosticReport:
        await server.breathe()
        found = await _whole_folder(server, told.work_done_token)
        previous = {it.uri: it.value for it in told.previous_result_ids}
        versions = {it.uri: it.version for it in server.desk.documents.values()}
        return pull.workspace_report(found, previous, versions)


async def _whole_folder(server: StoryServer, token: lsp.ProgressToken | None) -> Found:
    """Check all films. The first time takes longest: it shows a bar even where none was put up."""
    check = server.workspace_check
    try:
        if token is None and not check.is_new:
            return await check.found(lambda _done, _whole: None)
        async with bar(server, "Checking the scripts of the folder", token) as shown:
            return await check.found(lambda done, whole: shown.tell(done, whole, "film"))
    except FolderTooLarge as refusal:
        raise RequestFailed(str(refusal)) from refusal
    except Stopped as stop:
        data = lsp.DiagnosticServerCancellationData(retrigger_request=False)
        raise ServerCancelled(data=data) from stop
