"""The form of declarations, variables and modules."""

import re
from collections.abc import Callable

from storyc.fmt.commas import around_commas
from storyc.fmt.form import Form, after_colon, alone, meaning, single_spaced
from storyc.syntax import forms
from storyc.syntax.pieces import split_at_commas

_LISTS = frozenset({"names", "arguments", "parameters"})


def _form(pattern: re.Pattern[str], write: Callable[[re.Match[str]], str]) -> Form:
    """Return the form of lines that a pattern takes apart."""

    def written(line: str) -> str:
        match = pattern.fullmatch(line)
        return line if match is None else write(match)

    def read(line: str) -> object:
        match = pattern.fullmatch(line)
        return match and {name: _part(name, text) for name, text in match.groupdict().items()}

    return Form(written, read)


def _part(name: str, text: str | None) -> object:
    if text is not None and name in _LISTS:
        return meaning(split_at_commas(alone(text)))
    return text and single_spaced(text)


def _write_property(match: re.Match[str]) -> str:
    colon = match.string[len(match["key"])]
    return f"{single_spaced(match['key'])}{after_colon(colon, match['value'])}"


def _write_let(match: re.Match[str]) -> str:
    return f"let {match['name']} = {match['value']}".rstrip()


def _write_import(match: re.Match[str]) -> str:
    return f"import {around_commas(single_spaced(match['names']))} from {_quoted(match)}"


def _write_include(match: re.Match[str]) -> str:
    return f"include {_quoted(match)}"


def _quoted(match: re.Match[str]) -> str:
    return match.string[match.start("path") - 1 : match.end("path") + 1]


def _write_use(match: re.Match[str]) -> str:
    return f"use {match['name']}{_in_brackets(match['arguments'])}"


def _write_template(match: re.Match[str]) -> str:
    return f"template {match['name']}{_in_brackets(match['parameters'])}"


def _in_brackets(parts: str | None) -> str:
    return "" if parts is None else f"({around_commas(parts)})"


DECLARATION = _form(forms.DECLARATION, lambda match: single_spaced(match.string))
PROPERTY = _form(forms.PROPERTY, _write_property)
LET = _form(forms.LET, _write_let)
IMPORT = _form(forms.IMPORT, _write_import)
INCLUDE = _form(forms.INCLUDE, _write_include)
USE = _form(forms.USE, _write_use)
TEMPLATE = _form(forms.TEMPLATE, _write_template)
