"""What action says of people when it brings them in: `OSKAR (67), a driver in a pressed collar, …`.

Screenplays write a name in capitals where somebody is first seen, and there say age and looks. For
whoever is not declared that is all a film knows of them, so it holds for every clip they are in.
"""

import re
from collections.abc import Iterable, Iterator

from storyc.ir import ActionBeat, Character, Scene, Text

_AGE = r"(?:\d{1,3}(?:['’]?s)?|(?:early|mid|late)[ -](?:\w+ies|teens|\d{2}['’]?s)|\w+ies|teens?)"
_BRACKET = re.compile(r"\s*\((?P<words>[^()]{1,60})\)")
_COMMA_AGE = re.compile(rf",\s*(?P<age>{_AGE})(?=[,.;])")
_ADJECTIVE = (
    r"(?!(?:an?|the|at|beside|behind|by|for|from|in|near|next|of|off|on|over|to|under|with)\b)"
    r"[\w'’-]*(?:[^s\W]|ous|less|ss)\b"
)
"""No article, no preposition, and no verb: those of a screenplay end with an s."""

_BEFORE = re.compile(
    rf"(?:\A|[\s—–-])an?\s+(?P<words>(?:{_ADJECTIVE},?\s+){{1,4}})\Z", re.IGNORECASE
)
_APPOSITION = re.compile(
    r",\s+(?P<words>[^.;:!?—–]+?)(?=,\s+(?:and\s+)?[a-z]+(?:s|ing)\b|[.;:!?—–]|\Z)"
)
_DRESS = re.compile(r"\s+(?P<words>(?:in|with|wearing|dressed)\s[^,.;:!?—–]+)")
_DOING = re.compile(
    r"(?!(?:his|its|always|wearing|carrying|balding)\b)[a-z]+(?:s|ing)\b|(?:and|who|as|then)\b"
)
"""Words with which an action begins, and no description."""
_LONGEST_DRESS = 6
"""Words after a name that begins its sentence; with more of them, what follows may be an action."""


def introduced(characters: Iterable[Character], scenes: Iterable[Scene]) -> Iterator[Character]:
    """Yield the characters, those that nobody declared with what action says of them first."""
    actions = tuple(_actions(scenes))
    for each in characters:
        yield _meet(each, actions) if each.inferred and each.appearance is None else each


def _actions(scenes: Iterable[Scene]) -> Iterator[ActionBeat]:
    for scene in scenes:
        for shot in scene.shots:
            yield from (beat for beat in shot.beats if isinstance(beat, ActionBeat))


def _meet(character: Character, actions: Iterable[ActionBeat]) -> Character:
    if not character.name.isupper():
        return character
    name = re.compile(rf"(?<!\w){re.escape(character.name)}(?!\w)")
    for beat in actions:
        # A plain search is much faster, and hardly any sentence has the name in capitals.
        found = name.search(beat.text) if character.name in beat.text else None
        if found is not None:
            described = _described(character, beat, found)
            return described if _is_told(described) else _meet_by_age(character, actions)
    return _meet_by_age(character, actions)


def _is_told(character: Character) -> bool:
    return character.age is not None or character.appearance is not None


def _meet_by_age(character: Character, actions: Iterable[ActionBeat]) -> Character:
    """Describe whom no action describes in capitals from `Rebecca (17) enters`."""
    said = character.name.title()
    name = re.compile(rf"(?<!\w){re.escape(said)}(?=\s*\({_AGE}[,)])")
    for beat in actions:
        found = name.search(beat.text) if said in beat.text else None
        if found is not None:
            return _described(character, beat, found)
    return character


def _described(character: Character, beat: ActionBeat, found: re.Match[str]) -> Character:
    before, after = beat.text[: found.start()], beat.text[found.end() :]
    age, rest = _age(after)
    words = [*_adjectives(before), *_looks(before, rest)]
    return character.model_copy(
        update={
            "age": character.age or (Text(text=age, span=beat.span) if age else None),
            "appearance": Text(text=", ".join(words), span=beat.span) if words else None,
        }
    )


def _age(after: str) -> tuple[str, str]:
    """Return the age that stands behind a name, and what follows."""
    bracket = _BRACKET.match(after)
    if bracket is not None and re.match(_AGE, bracket["words"]):
        return bracket["words"].strip(), after[bracket.end() :]
    comma = _COMMA_AGE.match(after)
    return (comma["age"], after[comma.end() :]) if comma is not None else ("", after)


def _adjectives(before: str) -> Iterator[str]:
    """Yield what stands between the article and the name: `a small GREEN`."""
    found = _BEFORE.search(before)
    if found is not None:
        words = found["words"].strip().rstrip(",").split()
        yield " ".join(word.lower() if word.isupper() else word for word in words)


def _looks(before: str, rest: str) -> Iterator[str]:
    """Yield what follows the name and tells its looks, as far as it is sure to be no action."""
    apposition, dress = _APPOSITION.match(rest), _DRESS.match(rest)
    if apposition is not None and not _DOING.match(apposition["words"]):
        yield apposition["words"].strip()
    elif dress is not None:
        words = dress["words"].strip()
        begins = re.fullmatch(r"\s*(?:(?:an?|the)\s.*)?", before, re.IGNORECASE) is not None
        if not begins or len(words.split()) <= _LONGEST_DRESS:
            yield words
