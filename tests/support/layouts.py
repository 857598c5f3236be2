"""Scripts in disorder, and what of a script formatting must not touch."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

from hypothesis import strategies as st

from storyc.diagnostics import Diagnostic
from storyc.source import Located, SourceFile
from storyc.syntax import (
    LineKind,
    lex,
    parse,
    parse_shot,
    parse_sound,
    parse_state,
    parse_transition,
    remarks,
)
from storyc.syntax import tree as t
from storyc.syntax.marks import SOUND
from storyc.syntax.prescan import prescan
from support.lowering import lowered
from support.scripts import line as alone
from support.scripts import sources, texts
from support.tree_text import tree_text

_TOLD: dict[type, str] = {
    **dict.fromkeys((t.Action, t.Lyrics, t.Speech), "lines"),
    **dict.fromkeys((t.Centered, t.Synopsis, t.SectionLine), "text"),
    **dict.fromkeys((t.Property, t.TitleLine, t.Let), "value"),
}
"""Where the prose of a node is."""

_BLANK = frozenset({LineKind.BLANK, LineKind.GAP})

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_SIGN = re.compile("([,，、،:：@])")
_COMMENT = re.compile(r"^\ufeff*[ \t]*//[^\n]*", re.MULTILINE)

LINES = (
    *(
        "Title:Low Water",
        "  Author :  N. N.",
        "Contact:",
        "   12 Quay Street",
        "CUT TO:4s",
        "Notes:",
    ),
    *(
        "INT.  SHED  -  NIGHT  #12A#",
        "INT. SHED-NIGHT#1#",
        ".HALL",
        "．厅  内",
        "  EXT. PIER",
        "内景 客厅",
    ),
    *(
        "INT /  EXT.",
        "int. shed",
        "#ACT ONE",
        "##   Part",
        "# ",
        "＃ 幕",
        "=Mara sees it.",
        "=  Rain.",
        "===",
    ),
    *(
        "MARA",
        "  TOM   (V.O.)  ^",
        "@ mara",
        "＠玛拉",
        "FADE  IN",
        "(beat)",
        "(over",
        "the wind)",
        "(",
    ),
    *(
        "  There.  A light.",
        "Nobody, nobody.",
        "\\",
        "  ",
        "   ",
        "~la  la",
        "  ~ Roll on",
        "!EXT. is",
        "!  x",
    ),
    *(
        "Rain   on the roof.",
        "    It does not stop.  ",
        "CUT TO:",
        "CUT TO: ",
        "> CUT  TO: 1.5s",
        ">THE END<",
    ),
    *(
        "＞ CUT TO:",
        "FADE OUT.",
        "SMASH  CUT TO:",
        "BACK TO THE SHED TO:",
        "> {{how}}",
        "> <",
        ">  > x  <",
    ),
    *(
        "!!wide on MARA ,85mm,  low angle,slow push in ,6s #1A#",
        "!!  WIDE on MARA",
        "!! wdie on MARA",
    ),
    *(
        "！！CLOSE  on 玛拉，85mm ， 4s",
        "!! medium two shot of MARA and TOM,, 4 s",
        "!!",
        "!! {{x}} ,4s#2#",
    ),
    *(
        "!! CAMERA SWINGS,  slow  pan left onto the door,continues",
        "!! on MARA, low angel ",
        "!! , WIDE",
    ),
    *(
        "+MARA wears soaked",
        "+  MARA   wears  soaked",
        "+ MARA waers it",
        "+ light :  dim , cold",
        "＋ TOM enters",
    ),
    *(
        "+ MARA drops LANTERN  (out)  at  GALLERY",
        "+ {{who}}  exits",
        "+ weather：rain",
        "+ style  NOIR",
    ),
    *(
        "SFX :wave, the big one  @1.2s ,under",
        "MUSIC:low,  slow cello ,fade in 2s , -18 dB",
        "SFX: boom @ x",
    ),
    *(
        "SOUND：风，  under",
        "SFX: @ 2s",
        "NARRATION: Once, twice,  thrice.",
        "SFX:  under ,  @ 4s,, under",
    ),
    *(
        "character  MARA   like  TOM",
        "prop LANTERN",
        "target  sora-2",
        "charcter MARA",
        "character",
        "style x",
    ),
    *(
        "  look :tall,  thin",
        "      look: brass",
        "    wardrobe   soaked:  the slicker",
        "\tage：38",
        "  look",
    ),
    *(
        "        scar through the brow",
        "          and: more",
        "  voice:",
        "   Voice: low",
        " area GALLERY :iron",
    ),
    *(
        "let storm=horizontal  rain",
        "let  a,b = c",
        "let = x",
        'import TOM ,RADIO  from "cast.story"',
    ),
    *(
        "import  A，B from “x.story”",
        'include   "act2.story"',
        "include act2.story",
        "use KNOCK( MARA ,TOM )",
    ),
    *(
        "use  KNOCK",
        "use KNOCK (a,b",
        "template KNOCK( who,how )",
        "template  T",
        "end",
        "  end",
        "{{who}} knocks.",
    ),
    *(
        "// a comment  ",
        "    // storyc: allow E0601",
        "// storyc:allow X  ",
        "[[ a note ]]  ",
        "[[ two",
        "lines ]]",
    ),
    *(
        "/* bone ",
        "  yard */",
        "/* a */ MARA  ",
        "  Rain [[or snow?]]  falls. ",
        "[[ open",
        "]]",
        "*/",
        "/*",
    ),
    *(
        "WIDE // storyc: allow E0601  ",
        "!!WIDE on MARA // storyc: allow E0401",
        "INT. A　// storyc: x",
    ),
    *(
        "\ufeffINT. MARKED",
        "\ufeff",
        "Rain.\r",
        "\r",
        "Rain.\u2028",
        "x\x0b",
        "\u3000\u3000INT. HALL",
        "a\r\r",
    ),
)
"""Lines as careless writers leave them."""

_ENDINGS = ("\n", "\n", "\n\n", "\n\n", "\r\n", "\n\n\n", "\n  \n", "\n   \n\n", "")


def _of(lines: list[str]) -> st.SearchStrategy[str]:
    line = st.tuples(st.sampled_from(lines), st.sampled_from(_ENDINGS)).map("".join)
    return st.lists(line, max_size=14).map("".join)


# Of few different lines: those that matter to one another come together often.
disorder = st.lists(st.sampled_from(LINES), min_size=1, max_size=7).flatmap(_of)
layouts = st.one_of(sources.map(lambda it: it.text), disorder, disorder)


def script(text: str) -> SourceFile:
    """Return a text as a script."""
    return SourceFile("script.story", text)


_LOOKALIKE = re.compile(r"\s*! (?:W01\d\d|E0108) ")


def what_is_said(text: str) -> list[str]:
    """Return the tree of a script and what is wrong with it, blanks in a row as one.

    What only looks like something else is left out: blank lines and indents are what it goes by.
    """
    lines = tree_text(script(text)).split("\n")
    return [_single_spaced(line) for line in lines if not _LOOKALIKE.match(line)]


def _single_spaced(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    loaded = _QUOTED.sub(lambda it: f'"{json.loads(it[0])}"', line)
    return f"{indent} {' '.join(loaded.split())}"


def film(text: str) -> object:
    """Return what is filmed: the screenplay without places in the text and blanks about signs."""
    return _without_places(
        lowered(text).screenplay.model_dump(mode="json", exclude={"sources", "span"})
    )


def _without_places(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_places(it) for key, it in value.items() if key != "span"}
    if isinstance(value, list):
        return [_without_places(it) for it in value]
    return " ".join(_SIGN.sub(r" \1 ", value).split()) if isinstance(value, str) else value


def prose(text: str) -> list[str]:
    """Return all that is told, said and described, letter for letter."""
    return [line.text for line in _told(parse(script(text))[0])]


def _told(node: object) -> Iterator[Located]:
    if isinstance(node, tuple):
        for part in node:
            yield from _told(part)
    elif type(node) in _TOLD:
        yield from texts(getattr(node, _TOLD[type(node)]))
    elif is_dataclass(node):
        for field in fields(node):
            yield from _told(getattr(node, field.name))


def order(text: str) -> tuple[list[LineKind], list[int]]:
    """Return the kinds of the lines that hold something, and which of them remarks are about.

    A remark that is about a blank line is about line -1.
    """
    source = script(text)
    lines = {source.position(it.start).line: it.kind for it in lex(source) if it.kind not in _BLANK}
    numbers = list(lines)
    about = (it.line for it in remarks(source))
    return list(lines.values()), [numbers.index(it) if it in lines else -1 for it in about]


def comments(text: str) -> list[str]:
    """Return what is hidden, in order, letter for letter but for how its lines end."""
    source = script(text)
    stretches = [text[it.start : it.end] for it in prescan(source)[0]]
    lines = [it[0].lstrip("\ufeff").strip() for it in _COMMENT.finditer(text)]
    return [it.replace("\r\n", "\n").rstrip() for it in stretches] + lines


def broken_lines(text: str) -> list[str]:
    """Return the lines that the grammars of shots, states and so on find fault with."""
    source = script(text)
    findings = (it for it in parse(source)[1] if not _LOOKALIKE.match(f"! {it.code.value} "))
    found = [it.primary for it in findings if it.primary is not None]
    for token in lex(source):
        read = _READERS.get(token.kind)
        found += [token.content.span] if read is not None and read(token.content) else []
    numbers = sorted({source.position(place.start).line for place in found})
    return [source.line_text(number).lstrip("\ufeff") for number in numbers]


def _sound(content: Located) -> tuple[Diagnostic, ...]:
    match = SOUND.fullmatch(content.text)
    return parse_sound(content, alone(match["text"]))[1] if match is not None else ()


_READERS: dict[LineKind, Callable[[Located], tuple[Diagnostic, ...]]] = {
    LineKind.SHOT: lambda line: parse_shot(line)[1],
    LineKind.STATE: lambda line: parse_state(line)[1],
    LineKind.TRANSITION: lambda line: parse_transition(line)[1],
    LineKind.SOUND: _sound,
}
