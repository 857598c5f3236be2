"""What the server asks the editor for, where the editor can do it."""

import logging
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from storyc.lsp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from storyc.lsp.server import StoryServer

WATCHED = (
    "**/*.{story,fountain}",
    "**/story.toml",
    "**/*.lock",
    "**/*.{png,jpg,jpeg,webp,gif,mp4,mov,webm,wav,mp3,flac,ogg,m4a}",
)
"""What a script rests on: scripts, settings, locks, and what declarations refer to."""

_LOGGER = logging.getLogger(__name__)


async def watch_files(server: "StoryServer") -> None:
    """Ask to be told of files that change on the disk."""
    if not server.abilities.watches_files:
        return
    options = lsp.DidChangeWatchedFilesRegistrationOptions(
        [lsp.FileSystemWatcher(it) for it in WATCHED]
    )
    wish = lsp.Registration("storyc-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    await _answered(server.client_register_capability_async(lsp.RegistrationParams([wish])))


async def fetch_settings(server: "StoryServer") -> Settings | None:
    """Return what is set in the editor, `None` where it does not say."""
    if not server.abilities.gives_settings:
        return None
    wish = lsp.ConfigurationParams([lsp.ConfigurationItem(section="storyc")])
    told = await _answered(server.workspace_configuration_async(wish))
    section = told[0] if isinstance(told, list | tuple) and told else None
    return None if section is None else Settings.of(section)


async def refresh(server: "StoryServer") -> None:
    """Ask the editor to fetch anew what it fetched: something else than its texts changed."""
    can = server.abilities
    await refresh_findings(server)
    if can.refreshes_hints:
        await _answered(server.workspace_inlay_hint_refresh_async(None))
    if can.refreshes_lenses:
        await _answered(server.workspace_code_lens_refresh_async(None))
    if can.refreshes_values:
        await _answered(server.workspace_inline_value_refresh_async(None))


async def refresh_findings(server: "StoryServer") -> None:
    """Ask the editor to fetch findings anew."""
    if server.abilities.refreshes_findings:
        await _answered(server.workspace_diagnostic_refresh_async(None))


async def _answered(wish: "Awaitable[object]") -> object:
    """Wait for an answer; an editor that refuses what it said it could do is left in peace."""
    try:
        return await wish
    except JsonRpcException as refusal:
        _LOGGER.warning("the editor refused: %s", refusal)
        return None
