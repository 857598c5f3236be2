"""The requests that give names, scripts and other files another name."""

import asyncio

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from storyc.lsp.features import file_names, navigation
from storyc.lsp.folder_view import FolderView
from storyc.lsp.place import path_of
from storyc.lsp.refusals import RequestFailed
from storyc.lsp.script_files import FolderTooLarge
from storyc.lsp.server import StoryServer
from storyc.lsp.snapshot import Snapshot

_ANY_FILE = lsp.FileOperationRegistrationOptions(
    [lsp.FileOperationFilter(lsp.FileOperationPattern("**"), scheme="file")]
)
"""A moved folder has scripts in it, and any file may be what a script refers to."""


def add_renaming(server: StoryServer) -> None:
    """Answer what changes with a name."""
    _add_names(server)
    _add_files(server)


def _add_names(server: StoryServer) -> None:
    feature = server.feature

    @feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    async def _(told: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
        place = told.position

        def make(it: Snapshot) -> lsp.PrepareRenamePlaceholder | None:
            return file_names.path_at(it, place) or navigation.prepare_rename(it, place)

        return await server.answer(told.text_document.uri, make, None)

    @feature(lsp.TEXT_DOCUMENT_RENAME)
    async def _(told: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        place, new = told.position, told.new_name
        view, can = FolderView.of(server.desk), server.abilities.renames_files
        mentions = server.desk.settings_at(told.text_document.uri).mentions
        if mentions == "ask" and not server.abilities.confirms_edits:
            mentions = "always"

        def make(it: Snapshot) -> lsp.WorkspaceEdit | None:
            edit = file_names.renamed(view, it, place, new, renames_files=can)
            return edit or navigation.rename(it, place, new, mentions)

        try:
            return await server.answer(told.text_document.uri, make, None)
        except navigation.NoName as refusal:
            raise JsonRpcInvalidParams(str(refusal)) from refusal
        except FolderTooLarge as refusal:
            raise RequestFailed(str(refusal)) from refusal


def _add_files(server: StoryServer) -> None:
    @server.feature(lsp.WORKSPACE_WILL_RENAME_FILES, _ANY_FILE)
    async def _(told: lsp.RenameFilesParams) -> lsp.WorkspaceEdit | None:
        await server.breathe()
        pairs = [(path_of(it.old_uri), path_of(it.new_uri)) for it in told.files]
        moves = file_names.moves_of(pairs)
        view, can = FolderView.of(server.desk), server.abilities.renames_files
        try:
            return await asyncio.get_running_loop().run_in_executor(
                server.workers, lambda: file_names.followed(view, moves, renames_files=can)
            )
        except FolderTooLarge as refusal:
            raise RequestFailed(str(refusal)) from refusal
