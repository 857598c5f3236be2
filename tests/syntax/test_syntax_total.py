"""Parsing never fails, whatever the text; nothing of the text is lost."""

from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.scripts import FRAGMENTS, line, sources, spans, texts

from storyc.source import Located, SourceFile, Span
from storyc.syntax import (
    LineKind,
    LineToken,
    lex,
    parse,
    parse_cue,
    parse_duration,
    parse_heading,
    parse_shot,
    parse_sound,
    parse_state,
    parse_transition,
)
from storyc.syntax.inline.grammar import STARTS, build_inline_parser
from storyc.syntax.line_grammar import build_line_parser, group_lines
from storyc.syntax.line_order import in_order

WHOLE_LINES = {
    *(LineKind.HEADING, LineKind.SHOT, LineKind.ACTION, LineKind.ACTION_MORE, LineKind.CENTERED),
    *(LineKind.CUE, LineKind.PARENTHETICAL, LineKind.WORDS, LineKind.SUNG, LineKind.LYRIC),
    *(LineKind.LYRIC_MORE, LineKind.TRANSITION, LineKind.STATE, LineKind.SYNOPSIS),
}
"""The kinds whose content is one text of the tree."""

WORDS = """
WIDE CLOSE WDIE on of from and MARA TOM the door , , 85mm low angle slow push in pan left fade out
under @ 4s 4s..8s ~2s 3 -18dB #1# wears drops gives is at to ( ) (lit) light: style INT. EXT. -
NIGHT DAY CUT TO: DISSOLVE (V.O.) ^ continues focus
"""
WORDS_OF_LINES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=12,
    ).map(" ".join),
)


@settings(deadline=None)
@given(sources)
@example(SourceFile("script.story", "template T()\n\ntemplate U()\n\nend\n\nend"))
@example(SourceFile("script.story", "\ufeffTitle: x\n\n[["))
def test_any_text_has_a_tree_whose_spans_lie_in_the_text(source: SourceFile) -> None:
    document, findings = parse(source)

    for span in spans((document, findings)):
        assert span.source == source.name
        assert 0 <= span.start <= span.end <= len(source.text)


@settings(deadline=None)
@given(sources)
def test_the_tokens_add_up_to_the_text(source: SourceFile) -> None:
    tokens = lex(source)

    assert "".join(token.text for token in tokens) == source.text
    assert [token.span.start for token in tokens[1:]] == [token.span.end for token in tokens[:-1]]


@settings(deadline=None)
@given(sources)
def test_what_a_line_says_is_in_the_tree_once_and_in_order(source: SourceFile) -> None:
    document, _ = parse(source)
    told = [token.content for token in lex(source) if token.kind in WHOLE_LINES]
    spots = {(it.span.start, it.text) for it in told}

    assert [it for it in texts(document.acts) if (it.span.start, it.text) in spots] == told


@settings(deadline=None)
@given(sources)
def test_the_lexer_gives_lines_in_an_order_that_the_grammar_takes(source: SourceFile) -> None:
    """Only templates that nothing closes need help."""
    seen = [
        line.kind
        for run in in_order(lex(source))
        for line in run.lines
        if run.type is not LineKind.END
    ]
    said = [token.kind for token in lex(source) if token.kind in set(seen)]

    assert [kind for kind in seen if kind is not LineKind.END] == [
        kind for kind in said if kind is not LineKind.END
    ]


@settings(deadline=None)
@given(st.lists(st.sampled_from(LineKind), max_size=30))
def test_lines_of_any_kind_in_any_order_have_a_tree(kinds: list[LineKind]) -> None:
    """The grammar is total even if the lexer were wrong about which line may follow which."""
    group_lines(tuple(_token(kind) for kind in kinds))


def _token(kind: LineKind) -> LineToken:
    content = _LIKELY.get(kind, "words")
    span = Span("script.story", 0, len(content))
    return LineToken(kind, content, 0, Located(content, span))


_LIKELY = {
    LineKind.TITLE: "Title: x",
    LineKind.DECLARATION: "prop LANTERN",
    LineKind.PROPERTY: "look: brass",
    LineKind.LET: "let a = b",
    LineKind.IMPORT: 'import A from "a.story"',
    LineKind.INCLUDE: 'include "a.story"',
    LineKind.USE: "use T(a)",
    LineKind.TEMPLATE: "template T(a)",
    LineKind.SOUND: "SFX: boom",
}


@settings(deadline=None)
@given(WORDS_OF_LINES)
def test_any_line_can_be_taken_apart(text: str) -> None:
    """What cannot be read has a finding; every place lies in the line."""
    located = line(text.strip())
    for parse_line in (parse_shot, parse_state, parse_heading, parse_cue, parse_transition):
        _check(parse_line(located), located)
    _check(parse_duration(located), located)
    _check(parse_sound(line("SFX"), located), located)


def _check(result: tuple[object, tuple[object, ...]], located: Located) -> None:
    spec, findings = result
    assert spec is not None or findings
    longest = max(len(located.text), len("SFX"))
    assert all(0 <= span.start <= span.end <= longest for span in spans((spec, findings)))


@settings(deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
def test_windows_line_endings_change_no_kind(text: str) -> None:
    text = text.replace("\r", "")
    unix = [token.kind for token in lex(SourceFile("a", text))]
    windows = [token.kind for token in lex(SourceFile("a", text.replace("\n", "\r\n")))]

    assert windows == unix


@pytest.mark.parametrize("build", [build_line_parser, build_inline_parser])
def test_the_grammars_have_no_conflict(build: object) -> None:
    """Outside strict mode Lark settles conflicts silently, and not as meant."""
    assert callable(build)
    build(strict=True)


def test_every_start_rule_is_built() -> None:
    assert set(build_inline_parser(strict=True).options.start) == set(STARTS)


@dataclass(frozen=True)
class _Hostile:
    name: str
    text: str


_MANY = 100_000
HOSTILE = [
    _Hostile("one long line", "a" * _MANY),
    _Hostile("one long line of capitals", "A" * _MANY + "\nx"),
    _Hostile("blanks inside a line", "x" + " " * _MANY + "y"),
    _Hostile("opening brackets", "MARA\n" + "(" * _MANY),
    _Hostile("notes never closed", "[[" * _MANY),
    _Hostile("boneyards never closed", "/*\n" * (_MANY // 10)),
    _Hostile("an import of blanks", "import a" + " " * _MANY + "b"),
    _Hostile("an import of quotes", 'import "' * (_MANY // 8)),
    _Hostile("a template of blanks", "template A" + " " * _MANY + "x"),
    _Hostile("a use of commas", "use X(" + "," * _MANY + ")"),
    _Hostile("a heading of blanks", "INT. a" + " " * _MANY + "x"),
    _Hostile("a heading of dashes", "INT. " + "- " * _MANY + "x"),
    _Hostile("a shot of commas", "!! " + "a," * _MANY),
    _Hostile("a shot of words", "!! " + "WIDE " * _MANY),
    _Hostile("a shot of ids", "!! " + "#" * _MANY),
    _Hostile("a state of words", "+ " + "a " * _MANY),
    _Hostile("a state of brackets", "+ MARA wears " + "(" * _MANY),
    _Hostile("a sound of commas", "SFX: a" + ", under" * (_MANY // 10)),
    _Hostile("a sound of ats", "SFX: " + " @" * _MANY),
    _Hostile("a transition of words", "> " + "TO: " * _MANY),
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda it: it.name)
def test_hostile_text_takes_no_more_than_linear_time(hostile: _Hostile) -> None:
    """Each of these takes hours where a pattern looks back, and a blink where none does."""
    document, _ = parse(SourceFile("script.story", hostile.text))
    text = line(hostile.text.lstrip("!+> "))
    for parse_line in (parse_shot, parse_state, parse_heading, parse_cue, parse_transition):
        parse_line(text)
    parse_sound(line("SFX"), text)

    assert document.acts
