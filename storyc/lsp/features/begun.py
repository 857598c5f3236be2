"""A state line as far as it is written: `+ OLD MAN holds BRASS LAMP (`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from storyc.syntax.vocabulary import STATE_PREPOSITIONS, STATE_SETTINGS, STATE_VERBS


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(it) for it in sorted(words, key=len, reverse=True))


_VERB = re.compile(rf"(?<!\S)(?P<verb>{_either(STATE_VERBS)})\s", re.IGNORECASE)
_PREPOSITION = re.compile(rf"(?<!\S)(?P<word>{_either(STATE_PREPOSITIONS)})(?!\S)", re.IGNORECASE)

SETTING = re.compile(
    rf"\+\s*(?:(?:{'|'.join(STATE_SETTINGS)})\s*[:：]|style[\s:：])", re.IGNORECASE
)
"""How a line begins that tells of no one: `+ light: dusk`, `+ style NOIR`."""

_FIRST_WORD = re.compile(r"(?P<word>\S+)\s")


@dataclass(frozen=True, slots=True)
class BegunChange:
    """The parts of a state line that are there; `verb` and `preposition` as the compiler has them.

    `who` is only there with a blank behind it, and so is `verb`; `what` is all behind the verb,
    or behind `who` where no verb is.
    """

    who: str | None
    verb: str | None
    what: str
    preposition: str | None

    @property
    def in_brackets(self) -> bool:
        """Whether a state is being written: `(li`."""
        return self.what.rfind("(") > self.what.rfind(")")


def begun_change(line: str, names: Iterable[str]) -> BegunChange:
    """Take a line that begins with a plus apart, up to where it is written.

    Args:
        line: the line up to the cursor.
        names: who could be told of; the longest that fits is the one, in capitals or not.
    """
    said = line.lstrip()[1:].lstrip()
    names = sorted(names, key=len, reverse=True)
    who = next((it for it in names if _begins(said, it)), None)
    verb = _VERB.search(said, len(who or ""))
    if who is None and verb is not None:
        who = said[: verb.start()].strip() or None
    elif who is None and not any(it.casefold().startswith(said.casefold()) for it in names):
        # Somebody whom the script does not know yet: with a blank behind it, the first word.
        first = _FIRST_WORD.match(said)
        who = None if first is None else first["word"]
    what = said[verb.end() if verb is not None else len(who or "") :].lstrip()
    preposition = _PREPOSITION.search(what)
    return BegunChange(
        who,
        None if verb is None else STATE_VERBS[verb["verb"].lower()],
        what,
        None if preposition is None else STATE_PREPOSITIONS[preposition["word"].lower()],
    )


def _begins(said: str, name: str) -> bool:
    length = len(name)
    return said[:length].casefold() == name.casefold() and said[length : length + 1].isspace()
