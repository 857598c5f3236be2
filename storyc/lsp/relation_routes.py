"""The requests about how names, scenes and shots hang together, and how they stand at a line."""

from typing import Any

from lsprotocol import types as lsp

from storyc.lsp.features import inline_values, kinship, usage
from storyc.lsp.server import StoryServer


def add_relations(server: StoryServer) -> None:
    """Answer what a name is like, where it is used, and how it stands at a line."""
    _add_places(server)
    _add_calls(server)
    _add_types(server)
    _add_values(server)


def _add_places(server: StoryServer) -> None:
    feature = server.feature

    @feature(lsp.TEXT_DOCUMENT_TYPE_DEFINITION)
    async def _(told: lsp.TypeDefinitionParams) -> list[lsp.Location]:
        place = told.position
        return await server.answer(
            told.text_document.uri, lambda it: kinship.type_definition(it, place), []
        )

    @feature(lsp.TEXT_DOCUMENT_IMPLEMENTATION)
    async def _(told: lsp.ImplementationParams) -> list[lsp.Location]:
        place = told.position
        return await server.answer(
            told.text_document.uri, lambda it: usage.implementations(it, place), []
        )


def _add_calls(server: StoryServer) -> None:
    feature = server.feature

    @feature(lsp.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY)
    async def _(told: lsp.CallHierarchyPrepareParams) -> list[lsp.CallHierarchyItem] | None:
        place = told.position
        return await server.answer(
            told.text_document.uri, lambda it: usage.call_items(it, place), None
        )

    @feature(lsp.CALL_HIERARCHY_INCOMING_CALLS)
    async def _(
        told: lsp.CallHierarchyIncomingCallsParams,
    ) -> list[lsp.CallHierarchyIncomingCall]:
        item = told.item
        return await server.answer(usage.script_of(item), lambda it: usage.incoming(it, item), [])

    @feature(lsp.CALL_HIERARCHY_OUTGOING_CALLS)
    async def _(
        told: lsp.CallHierarchyOutgoingCallsParams,
    ) -> list[lsp.CallHierarchyOutgoingCall]:
        item = told.item
        return await server.answer(usage.script_of(item), lambda it: usage.outgoing(it, item), [])


def _add_types(server: StoryServer) -> None:
    feature = server.feature

    @feature(lsp.TEXT_DOCUMENT_PREPARE_TYPE_HIERARCHY)
    async def _(told: lsp.TypeHierarchyPrepareParams) -> list[lsp.TypeHierarchyItem] | None:
        place = told.position
        return await server.answer(
            told.text_document.uri, lambda it: kinship.type_items(it, place), None
        )

    @feature(lsp.TYPE_HIERARCHY_SUPERTYPES)
    async def _(told: lsp.TypeHierarchySupertypesParams) -> list[lsp.TypeHierarchyItem]:
        item = told.item
        return await server.answer(_script_of(item), lambda it: kinship.supertypes(it, item), [])

    @feature(lsp.TYPE_HIERARCHY_SUBTYPES)
    async def _(told: lsp.TypeHierarchySubtypesParams) -> list[lsp.TypeHierarchyItem]:
        item = told.item
        return await server.answer(_script_of(item), lambda it: kinship.subtypes(it, item), [])


def _add_values(server: StoryServer) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_INLINE_VALUE)
    async def _(told: lsp.InlineValueParams) -> list[lsp.InlineValue]:
        where, at = told.range, told.context.stopped_location.start
        return await server.answer(
            told.text_document.uri, lambda it: inline_values.values(it, where, at), []
        )


def _script_of(item: lsp.TypeHierarchyItem) -> str:
    data: Any = item.data
    return data if isinstance(data, str) else item.uri
