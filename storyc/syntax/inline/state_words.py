"""The words of state lines and what they are known as."""

import re

from storyc.syntax.inline.words import Term, Word, longest_phrase, plain_words
from storyc.syntax.vocabulary import STATE_PREPOSITIONS, STATE_SETTINGS, STATE_VERBS

_SETTING = re.compile(rf"(?P<setting>{'|'.join(STATE_SETTINGS)})\s*[:：]", re.IGNORECASE)
VERBS = {phrase: Term(verb.upper(), verb) for phrase, verb in STATE_VERBS.items()}
LONGEST_NAME = 6
"""Words of the longest name; behind it the verb must come."""

_PREPOSITIONS = {word: kind.upper() for word, kind in STATE_PREPOSITIONS.items()}


def state_words(line: str) -> list[Word]:
    """Cut a state line into words: the first verb that has a subject before it is its verb.

    Prepositions count behind the verb and in lower case only, so that they may be part of a name.
    """
    setting = _SETTING.match(line)
    if setting is not None:
        first = Word("SETTING", setting["setting"].lower(), 0, setting.end())
        value = line[setting.end() :]
        return [first, *(_moved(word, setting.end()) for word in plain_words(value))]
    plain = plain_words(line)
    if plain and plain[0].value == "style":
        return [plain[0]._replace(kind="STYLE"), *plain[1:]]
    for at in range(1, min(len(plain), LONGEST_NAME + 1)):
        verb, length = longest_phrase(line, plain, at, VERBS)
        if verb.kind != "WORD":
            subject = (_before_verb(word) for word in plain[:at])
            return [*subject, verb, *(_behind_verb(word) for word in plain[at + length :])]
    return plain


def _moved(word: Word, by: int) -> Word:
    return word._replace(start=word.start + by, end=word.end + by)


def _before_verb(word: Word) -> Word:
    return word._replace(kind="AND") if word.value in {"and", "&"} else word


def _behind_verb(word: Word) -> Word:
    if word.value.startswith("(") and word.value.endswith(")"):
        return word._replace(kind="BRACKET")
    return word._replace(kind=_PREPOSITIONS.get(word.value, "WORD"))
