"""The commands that an editor has the server carry out, on what is open and on nothing else.

They are called otherwise than the commands of the extensions: an editor that has two of one name
refuses the second.
"""

from collections.abc import Callable

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from storyc.diagnostics.explain import near, page
from storyc.lsp import custom
from storyc.lsp.features import edit_commands
from storyc.lsp.features import plan_view as plan
from storyc.lsp.progress import bar
from storyc.lsp.server import StoryServer
from storyc.lsp.snapshot import Snapshot


def add_commands(server: StoryServer) -> None:
    """Carry out what an editor offers by name."""
    _add_edits(server)
    _add_answers(server)


def _add_edits(server: StoryServer) -> None:
    @server.command(custom.FIX_ALL_COMMAND)
    async def _(uri: str) -> bool:
        return await _applied(server, uri, edit_commands.corrected, "storyc: corrections")

    @server.command(custom.FORMAT_COMMAND)
    async def _(uri: str) -> bool:
        return await _applied(server, uri, edit_commands.laid_out, "storyc: layout")

    @server.command(custom.REPLAN_COMMAND)
    async def _(uri: str) -> bool:
        try:
            async with bar(server, "Planning the film anew"):
                return await _applied(server, uri, edit_commands.planned_anew, "storyc: new plan")
        except edit_commands.NotPlanned as refusal:
            raise JsonRpcInvalidParams(str(refusal)) from refusal


def _add_answers(server: StoryServer) -> None:
    @server.command(custom.PROMPT_COMMAND)
    async def _(uri: str, place: lsp.Position) -> custom.Prompt | None:
        return await server.answer(uri, lambda it: plan.prompt_at(it, place), None)

    @server.command(custom.EXPLAIN_COMMAND)
    def _(code: str) -> str:
        text = page(code)
        if text is None:
            meant = " or ".join(it.value for it in near(code))
            hint = f"did you mean {meant}?" if meant else "`storyc explain` lists all codes"
            raise JsonRpcInvalidParams(f"there is no code {code}: {hint}")
        return text


async def _applied(
    server: StoryServer,
    uri: str,
    make: Callable[[Snapshot], lsp.WorkspaceEdit | None],
    label: str,
) -> bool:
    """Have the editor make an edit of an open script; tell whether there was anything to change."""
    if not server.abilities.takes_edits:
        raise JsonRpcInvalidParams("this editor takes no edits from a server; use its own commands")
    if server.desk.snapshot(uri) is None:
        raise JsonRpcInvalidParams(f"{uri} is not open as a script")
    edit = await server.answer(uri, make, None)
    if edit is None:
        return False
    made = await server.workspace_apply_edit_async(lsp.ApplyWorkspaceEditParams(edit, label))
    if not made.applied:
        raise JsonRpcInvalidParams(made.failure_reason or "the editor did not make the edit")
    return True
