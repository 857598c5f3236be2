"""What happens around the open documents: settings, folders, files on the disk."""

import asyncio
from pathlib import Path

from lsprotocol import types as lsp

from storyc.lsp.asking import fetch_settings, refresh, watch_files
from storyc.lsp.place import path_of
from storyc.lsp.server import StoryServer
from storyc.lsp.settings import Settings


def follow_workspace(server: StoryServer) -> None:
    """Let a server know what is set, which folders are open, and what changes in them."""
    desk, feature = server.desk, server.feature

    @feature(lsp.INITIALIZED)
    async def _(_told: lsp.InitializedParams) -> None:
        desk.encoding = lsp.PositionEncodingKind(server.workspace.position_encoding)
        await asyncio.gather(watch_files(server), _settle(server, {}))

    @feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def _(told: lsp.DidChangeConfigurationParams) -> None:
        settings = Settings.told(told.settings)
        await _settle(server, {} if settings is None else {None: settings})

    @feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def _(told: lsp.DidChangeWatchedFilesParams) -> None:
        changed = [it for each in told.changes if (it := path_of(each.uri)) is not None]
        for uri in desk.changed_on_disk(changed):
            server.analysis.start(uri)
        await refresh(server)

    @feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def _(told: lsp.DidChangeWorkspaceFoldersParams) -> None:
        gone = {path_of(it.uri) for it in told.event.removed}
        come = [path_of(it.uri) for it in told.event.added]
        kept = [it for it in desk.roots if it not in gone]
        desk.roots = (*kept, *(it for it in come if it is not None and it not in kept))
        await _begin_again(server)
        await _settle(server, {})


async def _settle(server: StoryServer, told: dict[Path | None, Settings]) -> None:
    """Go on with what is told and what is set in the editor; where neither says anything, as is."""
    desk = server.desk
    settings = {None: desk.settings, **told, **await fetch_settings(server)}
    common = settings.pop(None)
    own = {root: it for root, it in settings.items() if root is not None}
    if (common, own) != (desk.settings, desk.settings_by_root):
        desk.settings, desk.settings_by_root = common, own
        await _begin_again(server)


async def _begin_again(server: StoryServer) -> None:
    """Work everything out anew: what it rests on is another."""
    server.desk.forget()
    for uri in server.desk.documents:
        server.analysis.start(uri)
    await refresh(server)
