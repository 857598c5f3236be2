"""How shot, state and sound lines are written.

Each function takes a line without the blanks around it and returns the same line as it should be;
`None` means that it cannot be read, and stays as it is. A line is changed only if it says the same
afterwards: it is read again.
"""

import re
from dataclasses import replace

from storyc.fmt.commas import around_commas
from storyc.fmt.fountain_lines import alone
from storyc.fmt.keyword_lines import after_colon
from storyc.fmt.meaning import meaning, single_spaced
from storyc.syntax import ShotSpec, parse_shot, parse_sound, parse_state
from storyc.syntax.marks import SOUND
from storyc.syntax.vocabulary import STATE_SETTINGS

_SETTING = re.compile(
    rf"(?P<setting>{'|'.join(STATE_SETTINGS)})\s*(?P<colon>[:：])\s*", re.IGNORECASE
)
_AT = re.compile(r"@\s*")


def shot(line: str) -> str | None:
    """`!! WIDE on MARA and TOM, 85mm, slow push in, 6s #1A#`: the size in capitals."""
    mark, text = line[:2], line[2:].strip()
    spec, findings = parse_shot(alone(text))
    if spec is None or findings:
        return None
    ending = "" if spec.id is None else f" #{spec.id}#"
    body = text[: len(text) - len(ending.lstrip())]
    spaced = f"{around_commas(single_spaced(_with_size_in_capitals(body, spec)))}{ending}"
    return f"{mark} {spaced if _says(spaced, spec) else text}"


def _with_size_in_capitals(text: str, spec: ShotSpec) -> str:
    if spec.size is None:
        return text
    start, end = spec.size_text.span.start, spec.size_text.span.end
    return text[:start] + text[start:end].upper() + text[end:]


def _says(text: str, spec: ShotSpec) -> bool:
    """Tell whether a text is the same shot; how a known size is spelt says nothing."""
    found, findings = parse_shot(alone(text))
    if found is None or findings:
        return False
    if spec.size is not None:
        found = replace(found, size_text=spec.size_text)
    return meaning(found) == meaning(spec)


def state(line: str) -> str | None:
    """`+ MARA drops LANTERN (out) at GALLERY`, `+ light: cold blue`."""
    mark, text = line[0], line[1:].strip()
    spec, findings = parse_state(alone(text))
    if spec is None or findings:
        return None
    spaced = single_spaced(text)
    setting = _SETTING.match(spaced)
    if setting is not None:
        spaced = setting["setting"] + after_colon(setting["colon"], spaced[setting.end() :])
    is_same = meaning(parse_state(alone(spaced))) == meaning((spec, findings))
    return f"{mark} {spaced if is_same else text}"


def sound(line: str) -> str | None:
    """`SFX: wave impact @ 1.2s, under`: what is heard is prose and stays as it is."""
    match = SOUND.fullmatch(line)
    if match is None:
        return line
    label, text = match["label"], match["text"]
    colon = line[len(label) : match.start("text")].strip()
    spec, findings = parse_sound(alone(label), alone(text))
    if spec is None or findings:
        return None
    spaced = text
    if text.startswith(spec.text.text):
        spaced = _with_ending(spec.text.text, text[len(spec.text.text) :])
    is_same = meaning(parse_sound(alone(label), alone(spaced))) == meaning((spec, findings))
    return f"{label}{after_colon(colon, spaced if is_same else text)}"


def _with_ending(words: str, ending: str) -> str:
    """Return what is heard and, behind it, when and how."""
    if not ending:
        return words
    spaced = _AT.sub("@ ", single_spaced(ending))
    blank = "" if spaced[0] in ",，、،" else " "
    # A stand-in for the words: their commas are prose.
    return words + around_commas(f"_{blank}{spaced}").removeprefix("_")
