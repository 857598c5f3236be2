"""Each request of the protocol, and the feature that answers it."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from storyc.lsp import custom
from storyc.lsp.colouring import add_colours
from storyc.lsp.command_routes import add_commands
from storyc.lsp.features import (
    actions,
    completion,
    formatting,
    hover,
    linked,
    links,
    navigation,
    outline,
    palette,
    selection,
    signature,
)
from storyc.lsp.features import plan_view as plan
from storyc.lsp.progress import Stopped, bar
from storyc.lsp.refusals import ServerCancelled
from storyc.lsp.relation_routes import add_relations
from storyc.lsp.renaming_routes import add_renaming
from storyc.lsp.server import StoryServer
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.workspace_routes import add_workspace

_Answer = TypeVar("_Answer")


def add_routes(server: StoryServer) -> None:
    """Let a server answer every request that there is a feature for."""
    _add_reading(server)
    _add_writing(server)
    _add_plan(server)
    _add_text(server)
    add_colours(server)
    add_relations(server)
    add_commands(server)
    add_renaming(server)
    add_workspace(server)


def _placed(
    server: StoryServer,
    method: str,
    make: Callable[[Snapshot, lsp.Position], _Answer],
    options: object = None,
    *,
    is_quick: bool = False,
) -> None:
    """Answer a request about a place in a script; there is nothing to say of one that is closed."""

    @server.feature(method, options)
    async def _(told: Any) -> _Answer | None:  # noqa: ANN401  # every such request has these two fields
        place = told.position
        uri = told.text_document.uri
        return await server.answer(uri, lambda it: make(it, place), None, is_quick=is_quick)


def _add_reading(server: StoryServer) -> None:
    feature = server.feature
    _placed(server, lsp.TEXT_DOCUMENT_HOVER, hover.hover, is_quick=True)
    _placed(server, lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, navigation.highlights)
    _placed(
        server,
        lsp.TEXT_DOCUMENT_COMPLETION,
        completion.completions,
        lsp.CompletionOptions(
            trigger_characters=[" ", "!", "+", "@", "(", "{", '"', "/"], resolve_provider=True
        ),
        is_quick=True,
    )

    @feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def _(told: lsp.DefinitionParams) -> lsp.Location | None:
        uri, place = told.text_document.uri, told.position
        named = plan.script_and_slate(uri)
        if named is None:
            return await server.answer(uri, lambda it: navigation.definition(it, place), None)
        script, slate = named
        return await server.answer(script, lambda it: plan.source_of(it, slate, place), None)

    @feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def _(told: lsp.ReferenceParams) -> list[lsp.Location]:
        make = partial(
            navigation.references, place=told.position, declared=told.context.include_declaration
        )
        return await server.answer(told.text_document.uri, make, [])

    @feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def _(told: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        return await server.answer(told.text_document.uri, outline.symbols, [])

    @feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    async def _(told: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        return await server.answer(told.text_document.uri, outline.folds, [])

    @feature(lsp.WORKSPACE_SYMBOL)
    async def _(told: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
        uris = list(server.desk.documents)
        every = [it for uri in uris if (it := server.desk.snapshot(uri)) is not None]
        if not every:
            return []
        return await server.answer(
            uris[0], lambda _: outline.workspace_symbols(every, told.query), []
        )


def _add_writing(server: StoryServer) -> None:
    feature = server.feature

    @feature(lsp.TEXT_DOCUMENT_FORMATTING)
    async def _(told: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        return await server.answer(told.text_document.uri, formatting.formatted, [])

    @feature(lsp.TEXT_DOCUMENT_RANGE_FORMATTING)
    async def _(told: lsp.DocumentRangeFormattingParams) -> list[lsp.TextEdit]:
        make = partial(formatting.formatted, where=told.range)
        return await server.answer(told.text_document.uri, make, [])

    @feature(
        lsp.TEXT_DOCUMENT_ON_TYPE_FORMATTING,
        lsp.DocumentOnTypeFormattingOptions(first_trigger_character="\n"),
    )
    async def _(told: lsp.DocumentOnTypeFormattingParams) -> list[lsp.TextEdit]:
        make = partial(formatting.formatted_on_type, place=told.position)
        return await server.answer(told.text_document.uri, make, [])

    @feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(
            [lsp.CodeActionKind.QuickFix, actions.FIX_ALL], resolve_provider=True
        ),
    )
    async def _(told: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        make = partial(
            actions.actions,
            where=told.range,
            context=told.context,
            lazily=server.abilities.asks_for_edits,
        )
        return await server.answer(told.text_document.uri, make, [])


def _add_plan(server: StoryServer) -> None:
    feature, desk = server.feature, server.desk

    @feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    async def _(told: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        make = partial(
            plan.hints, where=told.range, settings=desk.settings_at(told.text_document.uri)
        )
        return await server.answer(told.text_document.uri, make, [])

    @feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    async def _(told: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        make = partial(plan.lenses, settings=desk.settings_at(told.text_document.uri))
        return await server.answer(told.text_document.uri, make, [])

    @feature(custom.PROMPT)
    async def _(told: Any) -> custom.Prompt | None:  # noqa: ANN401  # pygls reads our own as objects
        place = lsp.Position(told.position.line, told.position.character)
        make = partial(plan.prompt_at, place=place)
        return await server.answer(told.textDocument.uri, make, None)

    @feature(custom.PROMPT_TEXT)
    async def _(told: Any) -> custom.PromptText:  # noqa: ANN401  # the same
        named = plan.script_and_slate(told.uri)
        text = None
        if named is not None:
            script, slate = named
            text = await server.answer(script, lambda it: plan.prompt_text(it, slate), None)
        if text is None:
            raise JsonRpcInvalidParams(f"there is no prompt {told.uri} any more")
        return text

    @feature(custom.STATISTICS)
    async def _(told: Any) -> custom.Statistics:  # noqa: ANN401  # the same
        return await _needed(server, told.textDocument.uri, plan.statistics)

    @feature(custom.STORYBOARD)
    async def _(told: Any) -> custom.Storyboard:  # noqa: ANN401  # the same
        token = getattr(told, "workDoneToken", None)
        try:
            async with bar(server, "Drawing the storyboard", token) as shown:
                make = partial(plan.storyboard, tell=shown.tell)
                return await _needed(server, told.textDocument.uri, make)
        except Stopped as stop:
            raise ServerCancelled from stop


def _add_text(server: StoryServer) -> None:
    feature = server.feature

    _placed(server, lsp.TEXT_DOCUMENT_LINKED_EDITING_RANGE, linked.linked)
    _placed(
        server,
        lsp.TEXT_DOCUMENT_SIGNATURE_HELP,
        signature.signature,
        lsp.SignatureHelpOptions(trigger_characters=["!", "+", "(", ",", " "]),
        is_quick=True,
    )

    @feature(lsp.COMPLETION_ITEM_RESOLVE)
    async def _(item: lsp.CompletionItem) -> lsp.CompletionItem:
        if not item.data:
            return item
        make = partial(completion.resolved, item=item)
        return await server.answer(str(item.data[0]), make, item, is_quick=True)

    @feature(lsp.CODE_ACTION_RESOLVE)
    async def _(action: lsp.CodeAction) -> lsp.CodeAction:
        make = partial(actions.resolved, action=action)
        return await server.answer(str(action.data), make, action) if action.data else action

    @feature(lsp.TEXT_DOCUMENT_DOCUMENT_COLOR)
    async def _(told: lsp.DocumentColorParams) -> list[lsp.ColorInformation]:
        return await server.answer(told.text_document.uri, palette.colours, [])

    @feature(lsp.TEXT_DOCUMENT_COLOR_PRESENTATION)
    def _(told: lsp.ColorPresentationParams) -> list[lsp.ColorPresentation]:
        return palette.presentations(told.color, told.range)

    @feature(lsp.TEXT_DOCUMENT_SELECTION_RANGE)
    async def _(told: lsp.SelectionRangeParams) -> list[lsp.SelectionRange]:
        make = partial(selection.selections, places=told.positions)
        return await server.answer(told.text_document.uri, make, [])

    @feature(lsp.TEXT_DOCUMENT_DOCUMENT_LINK)
    async def _(told: lsp.DocumentLinkParams) -> list[lsp.DocumentLink]:
        return await server.answer(told.text_document.uri, links.links, [])


async def _needed(
    server: StoryServer, uri: str, make: Callable[[Snapshot], _Answer | None]
) -> _Answer:
    answer = await server.answer(uri, make, None)
    if answer is None:
        raise JsonRpcInvalidParams(f"{uri} is not open, or an error stops its plan")
    return answer
