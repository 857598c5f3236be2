"""The lines of a Fountain screenplay that have a form. Prose keeps every blank."""

from storyc.fmt.form import Form, alone, meaning, single_spaced
from storyc.syntax import parse_cue, parse_heading, parse_transition
from storyc.syntax.inline.cue import is_cue
from storyc.syntax.inline.heading import heading_prefix
from storyc.syntax.inline.transition import is_transition
from storyc.syntax.title_key import TITLE_KEY


def _is_transition(text: str) -> bool:
    return is_transition(text, ends_blank=False)


def _write_title(line: str) -> str:
    key, colon, value = line.partition(":")
    return f"{key.rstrip()}{colon} {value.strip()}".rstrip()


def _read_title(line: str) -> object:
    match = TITLE_KEY.fullmatch(line)
    # `CUT TO:4s` is a key and a value; with a blank between them it would be a transition.
    return match and (match["key"].strip(), match["value"].strip(), _is_transition(line))


def _divided(line: str, marks: str) -> tuple[str, str]:
    """Return the mark that forces a line, if one does, and what stands behind it."""
    return (line[0], line[1:].strip()) if line[0] in marks else ("", line)


def _write_heading(line: str) -> str:
    dot, text = _divided(line, ".．")
    return dot + single_spaced(text)


def _read_heading(line: str) -> object:
    dot, text = _divided(line, ".．")
    return dot or heading_prefix(text) is not None, meaning(parse_heading(alone(text)))


def _write_cue(line: str) -> str:
    mark, text = _divided(line, "@＠")
    return mark + single_spaced(text)


def _read_cue(line: str) -> object:
    mark, text = _divided(line, "@＠")
    is_plain = is_cue(text) and heading_prefix(text) is None and not _is_transition(text)
    return mark or is_plain, meaning(parse_cue(alone(text)))


def _write_transition(line: str) -> str:
    mark, text = _divided(line, ">＞")
    return f"{mark} {single_spaced(text)}".lstrip()


def _read_transition(line: str) -> object:
    mark, text = _divided(line, ">＞")
    spec, findings = parse_transition(alone(text))
    return None if findings else (mark or _is_transition(text), meaning(spec))


def _write_section(line: str) -> str:
    text = line.lstrip("#＃")
    return f"{line[: len(line) - len(text)]} {text.lstrip()}".rstrip()


def _read_section(line: str) -> object:
    text = line.lstrip("#＃")
    return len(line) - len(text), text.strip()


def _write_synopsis(line: str) -> str:
    return f"{line[0]} {line[1:].lstrip()}".rstrip()


def _read_synopsis(line: str) -> object:
    return line[0], line[1:].strip()


def _write_centered(line: str) -> str:
    return f"{line[0]} {line[1:-1].strip()} {line[-1]}"


def _read_centered(line: str) -> object:
    return line[0], line[1:-1].strip(), line[-1]


TITLE = Form(_write_title, _read_title)
HEADING = Form(_write_heading, _read_heading)
CUE = Form(_write_cue, _read_cue)
TRANSITION = Form(_write_transition, _read_transition)
SECTION = Form(_write_section, _read_section)
SYNOPSIS = Form(_write_synopsis, _read_synopsis)
CENTERED = Form(_write_centered, _read_centered)
