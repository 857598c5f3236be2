"""How the lines of a Fountain screenplay are written. Prose keeps every blank.

Each function takes a line without the blanks around it and returns the same line as it should be;
`None` means that it cannot be read, and stays as it is.
"""

from storyc.fmt.meaning import meaning, single_spaced
from storyc.source import Located, Span
from storyc.syntax import parse_cue, parse_heading, parse_transition
from storyc.syntax.inline.cue import is_cue
from storyc.syntax.inline.heading import heading_prefix
from storyc.syntax.inline.transition import is_transition
from storyc.syntax.title_key import TITLE_KEY


def alone(text: str) -> Located:
    """Return a text as a line that stands nowhere."""
    return Located(text, Span("", 0, len(text)))


def title(line: str) -> str:
    """`Title: Low Water`."""
    key, colon, value = line.partition(":")
    spaced = f"{key.rstrip()}{colon} {value.strip()}".rstrip()
    # `CUT TO:4s` is a key and a value; with a blank between them it would be a transition.
    is_same = TITLE_KEY.fullmatch(spaced) is not None and not is_transition(
        spaced, ends_blank=False
    )
    return spaced if is_same else line


def heading(line: str) -> str:
    """`EXT. LIGHTHOUSE - NIGHT #1#`; a dot may force it."""
    dot = line[0] if line[0] in ".．" else ""
    text = line[len(dot) :].strip()
    spaced = single_spaced(text)
    if meaning(parse_heading(alone(text))) != meaning(parse_heading(alone(spaced))):
        return line
    return dot + spaced if dot or heading_prefix(spaced) is not None else line


def cue(line: str) -> str:
    """`MARA (V.O.) ^`; an `@` may force it."""
    mark = line[0] if line[0] in "@＠" else ""
    text = line[len(mark) :].strip()
    spaced = single_spaced(text)
    if meaning(parse_cue(alone(text))) != meaning(parse_cue(alone(spaced))):
        return line
    return mark + spaced if mark or _is_plain_cue(spaced) else line


def _is_plain_cue(text: str) -> bool:
    return (
        is_cue(text) and heading_prefix(text) is None and not is_transition(text, ends_blank=False)
    )


def transition(line: str) -> str | None:
    """`CUT TO:`, `> DISSOLVE TO: 1.5s`."""
    mark = line[0] if line[0] in ">＞" else ""
    text = line[len(mark) :].strip()
    spec, findings = parse_transition(alone(text))
    if findings:
        return None
    spaced = single_spaced(text)
    if meaning(spec) != meaning(parse_transition(alone(spaced))[0]):
        return line
    if mark:
        return f"{mark} {spaced}"
    return spaced if is_transition(spaced, ends_blank=False) else line


def section(line: str) -> str:
    """`# ACT ONE`."""
    text = line.lstrip("#＃")
    return f"{line[: len(line) - len(text)]} {text.lstrip()}".rstrip()


def synopsis(line: str) -> str:
    """`= Mara sees the boat.`."""
    return f"{line[0]} {line[1:].lstrip()}".rstrip()


def centered(line: str) -> str:
    """`> THE END <`."""
    return f"{line[0]} {line[1:-1].strip()} {line[-1]}"
