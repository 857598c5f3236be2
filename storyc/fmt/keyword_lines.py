"""How declarations, variables and modules are written.

Each function takes a line without the blanks around it and returns the same line as it should be.
"""

import re

from storyc.fmt.commas import around_commas
from storyc.fmt.meaning import single_spaced
from storyc.syntax.forms import DECLARATION, IMPORT, INCLUDE, LET, PROPERTY, TEMPLATE, USE


def declaration(line: str) -> str:
    """`character MARA like TOM`."""
    return _if_one(DECLARATION, single_spaced(line), line)


def property_(line: str) -> str:
    """`look: tall`; the value is prose and stays as it is."""
    match = PROPERTY.fullmatch(line)
    if match is None:
        return line
    colon = line[len(match["key"])]
    return f"{single_spaced(match['key'])}{after_colon(colon, match['value'])}"


def after_colon(colon: str, value: str) -> str:
    """Return a colon and what follows it; a full-width one brings its own blank."""
    return f"{colon} {value}".rstrip() if colon == ":" else f"{colon}{value}"


def let(line: str) -> str:
    """`let storm = horizontal rain`; the value stays as it is."""
    match = LET.fullmatch(line)
    return line if match is None else f"let {match['name']} = {match['value']}".rstrip()


def import_(line: str) -> str:
    """`import TOM, RADIO from "cast.story"`."""
    match = IMPORT.fullmatch(line)
    if match is None:
        return line
    names = around_commas(single_spaced(match["names"]))
    return _if_one(IMPORT, f"import {names} from {_quoted(line, match)}", line)


def include(line: str) -> str:
    """`include "act2.story"`."""
    match = INCLUDE.fullmatch(line)
    return line if match is None else f"include {_quoted(line, match)}"


def _quoted(line: str, match: re.Match[str]) -> str:
    return line[match.start("path") - 1 : match.end("path") + 1]


def use(line: str) -> str:
    """`use PHONE-CALL(MARA, TOM)`."""
    return _called(USE, line, "use", "arguments")


def template(line: str) -> str:
    """`template PHONE-CALL(caller, called)`."""
    return _called(TEMPLATE, line, "template", "parameters")


def _called(form: re.Pattern[str], line: str, keyword: str, list_: str) -> str:
    match = form.fullmatch(line)
    if match is None:
        return line
    inside = match[list_]
    brackets = "" if inside is None else f"({around_commas(inside)})"
    return _if_one(form, f"{keyword} {match['name']}{brackets}", line)


def _if_one(form: re.Pattern[str], written: str, line: str) -> str:
    """Return a line as it is written now if that can still be read, else as it was."""
    return written if form.fullmatch(written) is not None else line
