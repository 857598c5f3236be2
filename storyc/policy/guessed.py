"""Remarks that mark a guess of `storyc import`: `// storyc: guess W0201: why it was guessed`.

The guess is a finding for as long as its remark stands.
"""

import re
from collections.abc import Iterator, Sequence

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.policy.rule_name import unknown
from storyc.source import Located, SourceFile, Span
from storyc.syntax import LineKind, LineToken, Remark, lex, parse_shot, remarks

VERB = "guess"

_DURATION = re.compile(r"(?P<cut>,[ \t]*(?P<shown>~[\w.]+))")
_WARDROBE = re.compile(r"[ \t]+wardrobe\b")
_PROPERTIES = frozenset({LineKind.PROPERTY, LineKind.PROPERTY_MORE})


def guess_remark(codes: Sequence[Code], why: str = "") -> str:
    """Return the remark for the end of a guessed line."""
    return " " + _remark([code.value for code in codes], why)


def guesses(source: SourceFile) -> tuple[Diagnostic, ...]:
    """Return the guesses of an import that the writer has not yet looked at.

    Diagnostics: GUESSED_DECLARATION, GUESSED_DURATION, GUESSED_SHOT; UNUSED_ALLOW for a remark on a
    line that holds no such guess, UNKNOWN_RULE for one that names no rule.
    """
    marks = [it for it in remarks(source) if it.verb.text == VERB]
    if not marks:
        return ()
    lines = lex(source)
    return tuple(finding for mark in marks for finding in _told(source, lines, mark))


def _told(source: SourceFile, lines: Sequence[LineToken], mark: Remark) -> Iterator[Diagnostic]:
    names, why = _parts(source, mark)
    for name in names:
        code = Code.called(name.text)
        if code is None:
            yield unknown(name)
            continue
        rest = [it.text for it in names if it is not name]
        delete = Edit(mark.cut, "") if not rest else Edit(mark.span, _remark(rest, why))
        yield _finding(lines, mark, code, why, delete) or _idle(delete, name)
    if not names:
        yield _idle(Edit(mark.cut, ""), mark.verb)


def _remark(names: Sequence[str], why: str) -> str:
    return f"// storyc: {VERB} {', '.join(names)}" + (f": {why}" if why else "")


def _parts(source: SourceFile, mark: Remark) -> tuple[list[Located], str]:
    """Return the rules that a remark names, and what it says behind the colon."""
    rest = Span(source.name, mark.verb.span.end, mark.span.end)
    text = source.text[rest.start : rest.end]
    named, _, why = text.partition(":")
    names = [Located(it[0], rest.slice(*it.span())) for it in re.finditer(r"[^\s,]+", named)]
    return names, why.strip()


def _finding(
    lines: Sequence[LineToken], mark: Remark, code: Code, why: str, delete: Edit
) -> Diagnostic | None:
    """Return what is guessed on the remark's line, `None` if nothing of the kind is there."""
    at = mark.line - 1
    token = lines[at] if at < len(lines) else None
    if token is None:
        return None
    if code is Code.GUESSED_DECLARATION and token.kind is LineKind.DECLARATION:
        return _declaration(lines, at, why, delete)
    if token.kind is not LineKind.SHOT:
        return None
    if code is Code.GUESSED_DURATION:
        return _duration(token, why, delete)
    if code is not Code.GUESSED_SHOT:
        return None
    time = _guessed_time(token, mark)
    # Action has no duration: a guessed one goes with the shot.
    away = (delete,) if time is None else _both(Edit(time, ""), Edit(mark.cut, ""))
    return _shot(token, away, delete)


def _declaration(lines: Sequence[LineToken], at: int, why: str, delete: Edit) -> Diagnostic:
    """A declaration is taken out with what was guessed below it, not with what somebody wrote."""
    token = lines[at]
    kind, _, name = " ".join(token.content.text.split()).partition(" ")
    end = at + 1
    while end < len(lines) and lines[end].kind in _PROPERTIES:
        end += 1
    below = lines[at + 1 : end]
    is_untouched = all(_WARDROBE.match(it.text) for it in below)
    out = Edit(_block(lines, at, end).merge(delete.span), "")
    takes = (Fix("take the guess out", (out,)),) if is_untouched else ()
    describe = "appearance" if kind == "character" else "look"
    return _guessed(
        Code.GUESSED_DECLARATION,
        f"{name} is taken for a {kind}" + (f": {why}" if why else ""),
        token.content.span,
        f"describe {name} in an indented line (`{describe}: …`) and delete the remark, or take it"
        " out",
        (*takes, _keep(delete)),
    )


def _block(lines: Sequence[LineToken], first: int, stop: int) -> Span:
    """Return the lines `[first, stop)`, with the blank line below where one above stays or none is.

    What is above and below is then parted by one blank line, and a text does not begin with one.
    """
    blank = LineKind.BLANK
    is_parted_above = first == 0 or lines[first - 1].kind is blank
    if is_parted_above and stop + 1 < len(lines) and lines[stop].kind is blank:
        end = lines[stop + 1].start
    else:
        end = lines[stop - 1].start + len(lines[stop - 1].text)
    return Span(lines[first].content.span.source, lines[first].start, end)


def _duration(token: LineToken, why: str, delete: Edit) -> Diagnostic | None:
    found = _DURATION.search(token.content.text)
    if found is None:
        return None
    cut = token.content.span.slice(*found.span("cut"))
    take = Fix("take the guess out", _both(Edit(cut, ""), delete))
    return _guessed(
        Code.GUESSED_DURATION,
        f"this shot is taken to last about {found['shown'][1:]}" + (f": {why}" if why else ""),
        token.content.span.slice(*found.span("shown")),
        "correct the time and delete the remark, or take the time out: it is estimated then",
        (take, _keep(delete)),
    )


def _guessed_time(token: LineToken, mark: Remark) -> Span | None:
    found = _DURATION.search(token.content.text)
    if found is None or Code.GUESSED_DURATION.value not in {
        it.text.rstrip(":") for it in mark.names
    }:
        return None
    return token.content.span.slice(*found.span("cut"))


def _shot(token: LineToken, away: tuple[Edit, ...], delete: Edit) -> Diagnostic | None:
    spec, _ = parse_shot(token.content)
    if spec is None or spec.size is not None:
        return None
    at = token.start + token.text.index("!!")
    marks = Span(token.content.span.source, at, token.content.span.start)
    make = Fix("make it action", (*_both(Edit(marks, "!"), away[0]), *away[1:]))
    return _guessed(
        Code.GUESSED_SHOT,
        "this is taken for a shot, and names no size",
        token.content.span,
        "begin it with a size, such as `!! CLOSE on …`, or make it action",
        (make, _keep(delete)),
    )


def _both(first: Edit, then: Edit) -> tuple[Edit, ...]:
    """Return two edits; what touches goes in as one."""
    if first.span.end != then.span.start:
        return first, then
    return (Edit(first.span.merge(then.span), first.text + then.text),)


def _keep(delete: Edit) -> Fix:
    return Fix("keep it: delete the remark", (delete,))


def _guessed(
    code: Code, message: str, place: Span, advice: str, fixes: tuple[Fix, ...]
) -> Diagnostic:
    return Diagnostic(code, message, place, here="guessed", help=advice, fixes=fixes)


def _idle(delete: Edit, name: Located) -> Diagnostic:
    return Diagnostic(
        Code.UNUSED_ALLOW,
        "there is no such guess on this line",
        name.span,
        here="marks nothing",
        help="delete the remark; `storyc import` writes it where it guesses",
        fixes=(Fix("delete the remark", (delete,), safe=True),),
    )
