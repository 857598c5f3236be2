"""The form of shot, state and sound lines."""

import re
from dataclasses import replace
from functools import lru_cache

from storyc.fmt.commas import COMMAS, around_commas
from storyc.fmt.form import Form, after_colon, alone, meaning, single_spaced
from storyc.syntax import ShotSpec, parse_shot, parse_sound, parse_state
from storyc.syntax.marks import SOUND as SOUND_LINE
from storyc.syntax.vocabulary import STATE_SETTINGS

_SETTING = re.compile(
    rf"(?P<setting>{'|'.join(STATE_SETTINGS)})\s*(?P<colon>[:：])\s*", re.IGNORECASE
)
_AT = re.compile(r"@\s*")
_ENDS = frozenset("@" + COMMAS)
"""What stands before the last parts of a sound line: when and how it is heard."""


@lru_cache(maxsize=4)  # A line is written and read right after that.
def _spec(text: str) -> ShotSpec | None:
    """Return what a shot line says, `None` if there is a mistake in it."""
    spec, findings = parse_shot(alone(text))
    return None if findings else spec


def _write_shot(line: str) -> str:
    mark, text = line[:2], line[2:].strip()
    spec = _spec(text)
    if spec is None:
        return line
    ending = "" if spec.id is None else f"#{spec.id}#"
    body = _with_size_in_capitals(text.removesuffix(ending), spec)
    return f"{mark} {around_commas(single_spaced(body))} {ending}".rstrip()


def _with_size_in_capitals(text: str, spec: ShotSpec) -> str:
    if spec.size is None:
        return text
    start, end = spec.size_text.span.start, spec.size_text.span.end
    return text[:start] + text[start:end].upper() + text[end:]


def _read_shot(line: str) -> object:
    spec = _spec(line[2:].strip())
    if spec is None:
        return None
    # How a known size is spelt says nothing.
    return meaning(spec if spec.size is None else replace(spec, size_text=alone(spec.size)))


def _write_state(line: str) -> str:
    text = single_spaced(line[1:])
    setting = _SETTING.match(text)
    if setting is not None:
        text = setting["setting"] + after_colon(setting["colon"], text[setting.end() :])
    return f"{line[0]} {text}"


def _read_state(line: str) -> object:
    spec, findings = parse_state(alone(line[1:].strip()))
    return None if spec is None or findings else meaning(spec)


def _write_sound(line: str) -> str:
    match = SOUND_LINE.fullmatch(line)
    if match is None:
        return line
    label, text = match["label"], match["text"]
    colon = line[len(label) : match.start("text")].strip()
    return label + after_colon(colon, _heard(label, text) if _ENDS & set(text) else text)


def _heard(label: str, text: str) -> str:
    """Return what stands behind the label; what is heard is prose, when and how is not."""
    spec, _ = parse_sound(alone(label), alone(text))
    words = "" if spec is None else spec.text.text
    if not words or not text.startswith(words) or text == words:
        return text
    ending = _AT.sub("@ ", single_spaced(text[len(words) :]))
    blank = "" if ending[0] in COMMAS else " "
    # A stand-in for the words: their commas are prose.
    return words + around_commas(f"_{blank}{ending}").removeprefix("_")


def _read_sound(line: str) -> object:
    match = SOUND_LINE.fullmatch(line)
    if match is None:
        return None
    spec, findings = parse_sound(alone(match["label"]), alone(match["text"]))
    return None if spec is None or findings else (match["label"], meaning(spec))


SHOT = Form(_write_shot, _read_shot)
STATE = Form(_write_state, _read_state)
SOUND = Form(_write_sound, _read_sound)
