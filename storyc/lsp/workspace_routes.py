"""The requests about the opened folders as a whole."""

from lsprotocol import types as lsp

from storyc.lsp.features import pull
from storyc.lsp.server import StoryServer


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
        with_others = server.abilities.takes_others
        return pull.document_report(uri, found, told.previous_result_id, with_others=with_others)

    @feature(lsp.WORKSPACE_DIAGNOSTIC)
    async def _(told: lsp.WorkspaceDiagnosticParams) -> lsp.WorkspaceDiagnosticReport:
        await server.breathe()
        found = await server.workspace_check.found(lambda _done, _whole: None)
        previous = {it.uri: it.value for it in told.previous_result_ids}
        versions = {it.uri: it.version for it in server.desk.documents.values()}
        return pull.workspace_report(found, previous, versions)
