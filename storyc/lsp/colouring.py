"""The requests for colours, and the memory that makes their answers small."""

from functools import partial

from lsprotocol import types as lsp

from storyc.lsp.features import tokens
from storyc.lsp.server import StoryServer


class Colouring:
    """Remembers the last tokens of each document, so that an edit is answered with what changed."""

    def __init__(self, server: StoryServer) -> None:
        self._server = server
        self._last: dict[str, lsp.SemanticTokens] = {}
        self._count = 0

    async def full(self, told: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
        """Answer with all tokens of a document."""
        return self._kept(told.text_document.uri, await self._now(told.text_document.uri))

    async def delta(
        self, told: lsp.SemanticTokensDeltaParams
    ) -> lsp.SemanticTokens | lsp.SemanticTokensDelta:
        """Answer with what changed since an answer, or with all where that is not the last one."""
        uri = told.text_document.uri
        now = await self._now(uri)
        before = self._last.get(uri)
        kept = self._kept(uri, now)
        if before is None or before.result_id != told.previous_result_id:
            return kept
        delta = tokens.changed(before.data, now.data)
        delta.result_id = kept.result_id
        return delta

    async def some(self, told: lsp.SemanticTokensRangeParams) -> lsp.SemanticTokens:
        """Answer with the tokens of some lines."""
        make = partial(tokens.tokens, where=told.range)
        nothing = lsp.SemanticTokens(data=[])
        return await self._server.answer(told.text_document.uri, make, nothing)

    async def _now(self, uri: str) -> lsp.SemanticTokens:
        return await self._server.answer(uri, tokens.tokens, lsp.SemanticTokens(data=[]))

    def _kept(self, uri: str, now: lsp.SemanticTokens) -> lsp.SemanticTokens:
        if uri in self._server.desk.documents:
            self._last[uri] = now
        self._last = {it: kept for it, kept in self._last.items() if self._is_open(it)}
        self._count += 1
        now.result_id = str(self._count)
        return now

    def _is_open(self, uri: str) -> bool:
        return uri in self._server.desk.documents


def add_colours(server: StoryServer) -> None:
    """Let a server say what each word is."""
    colouring = Colouring(server)

    @server.feature(
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
        lsp.SemanticTokensRegistrationOptions(
            legend=tokens.LEGEND, full=lsp.SemanticTokensFullDelta(delta=True), range=True
        ),
    )
    async def _(told: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
        return await colouring.full(told)

    @server.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA)
    async def _(
        told: lsp.SemanticTokensDeltaParams,
    ) -> lsp.SemanticTokens | lsp.SemanticTokensDelta:
        return await colouring.delta(told)

    @server.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE)
    async def _(told: lsp.SemanticTokensRangeParams) -> lsp.SemanticTokens:
        return await colouring.some(told)
