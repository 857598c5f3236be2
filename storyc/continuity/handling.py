"""Reads out of a sentence of action who does what with a prop.

English only, present tense, and shy: a sentence that is not plainly `MARA raises the old LANTERN`
has a handling without a name or none at all. What is missed costs nothing; what is misread would
accuse a writer of a mistake that is not there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from storyc.continuity import handling_words as words
from storyc.ir import ActionBeat, Mention
from storyc.lower.name_index import NameIndex
from storyc.lower.namespace import fold


class HandlingKind(Enum):
    """What happens to the prop."""

    TAKE = auto()
    """Comes into somebody's hands: `picks up the LANTERN`."""
    RELEASE = auto()
    """Goes into other hands or out of them: `hands TOM the LANTERN`, `drops the LANTERN`."""
    USE = auto()
    """Stays in the hands that have it: `raises the LANTERN`."""


@dataclass(frozen=True, slots=True)
class Handling:
    """Somebody handles a prop; `who` and `to` are `None` where the sentence is not plain.

    `parts` says that whoever had the prop has it in hand no more: `drops the LANTERN`.
    """

    kind: HandlingKind
    prop: Mention
    who: str | None
    to: str | None = None
    parts: bool = False


_TAKE = frozenset(words.TAKE.split())
_RELEASE = frozenset(words.RELEASE.split())
_USE = frozenset(words.USE.split())
_KIND = (
    dict.fromkeys(_TAKE, HandlingKind.TAKE)
    | dict.fromkeys(_RELEASE, HandlingKind.RELEASE)
    | dict.fromkeys(_USE, HandlingKind.USE)
)
_WORD = re.compile(r"[\w-]+(?:['’]\w+)?|[^\w\s]")
_OWNS = re.compile(r"['’]s?(?!\w)", re.IGNORECASE)
_PARTS = frozenset(words.PARTS.split())
_KEEPS = frozenset(words.KEEPS.split())
_PARTICLES = frozenset(words.PARTICLES.split())
_BEFORE_SUBJECT = frozenset(words.BEFORE_SUBJECT.split())
_COORDINATORS = frozenset(words.COORDINATORS.split())
_ADVERBS = frozenset(words.ADVERBS.split())
_BREAKS_CLAUSE = frozenset(words.BREAKS_CLAUSE.split())
_NOT_DESCRIBING = _BREAKS_CLAUSE | frozenset(words.NOT_DESCRIBING.split())
_DESCRIBING_MAX = 4
_RECIPIENT_NEAR = 3
_RECIPIENT_MAX = 7
"""Words between a prop and who gets it: any few, or more that tell the way between the two."""
_WAY_OVER = frozenset(words.WAY_OVER.split())


_IT = "it"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, a punctuation mark, or a mention. `owns` marks the possessive `MARA's`.

    An `it` has the mention of the one prop that was named before it.
    """

    text: str
    mention: Mention | None = None
    owns: bool = False

    @property
    def is_pronoun(self) -> bool:
        return self.mention is not None and self.text == _IT


def read_handlings(beat: ActionBeat) -> tuple[Handling, ...]:
    """Return what is done with the props of a sentence, in order."""
    if not any(each.kind == "prop" for each in beat.mentions):
        return ()
    return tuple(_handlings(tuple(_words(beat))))


def _words(beat: ActionBeat) -> Iterator[_Word]:
    text = beat.text
    mentions = {fold(each.name): each for each in reversed(beat.mentions)}
    props = {it.name: it for it in beat.mentions if it.kind == "prop"}
    # The knife is how action goes on about the CARVING KNIFE.
    mentions = {fold(name.split()[-1]): it for name, it in props.items()} | mentions
    names = dict(NameIndex(mentions).find(text))
    only = next(iter(props.values())) if len(props) == 1 else None
    named = False
    word = _WORD.search(text)
    while word is not None:
        start, end = word.span()
        if start in names:
            name = text[start : names[start]]
            owns = _OWNS.match(text, names[start])
            end = names[start] if owns is None else owns.end()
            mention = mentions[fold(name)]
            named = named or mention.kind == "prop"
            yield _Word(name.casefold(), mention, owns=owns is not None)
        elif named and word[0].casefold() == _IT:
            yield _Word(_IT, only)
        else:
            yield _Word(word[0].casefold())
        word = _WORD.search(text, end)


def _handlings(line: Sequence[_Word]) -> Iterator[Handling]:
    for at, word in enumerate(line):
        if word.mention is None or word.mention.kind != "prop" or word.owns:
            continue
        verb, recipient = _verb_before(line, at)
        if word.is_pronoun and verb != at - 1:
            continue
        if verb is not None:
            kind = _kind_of(line, verb, at)
            who = _subject_before(line, verb)
            to = recipient or _recipient_after(line, at)
            yield Handling(kind, word.mention, who, to, parts=_parts(line, verb, at))
        elif any(_is_moving(each.text) for each in line):
            yield Handling(HandlingKind.RELEASE, word.mention, None)


def _kind_of(line: Sequence[_Word], verb: int, prop: int) -> HandlingKind:
    """`holds out the LANTERN` and `holds the LANTERN out` offer it."""
    kind = _KIND[line[verb].text]
    after = {line[at].text for at in (verb + 1, prop + 1) if at < len(line)}
    return HandlingKind.RELEASE if kind is HandlingKind.USE and "out" in after else kind


def _parts(line: Sequence[_Word], verb: int, prop: int) -> bool:
    """`drops the LANTERN` does, `throws the BAG over her shoulder` does not."""
    return line[verb].text in _PARTS and not any(it.text in _KEEPS for it in line[prop + 1 :])


def _verb_before(line: Sequence[_Word], prop: int) -> tuple[int | None, str | None]:
    """Find the verb whose object the prop is: only describing words stand between the two.

    `hands TOM the LANTERN` has the recipient there, which is returned as well.
    """
    recipient = None
    for at in range(prop - 1, max(-1, prop - 2 - _DESCRIBING_MAX), -1):
        word = line[at]
        if word.mention is not None:
            if word.mention.kind != "character" or word.owns or recipient is not None:
                return None, None
            recipient = word.mention.name
        elif _is_verb(line, at):
            takes_two = _KIND[word.text] is HandlingKind.RELEASE
            return (at, recipient) if recipient is None or takes_two else (None, None)
        elif word.text in _NOT_DESCRIBING and not _is_particle(line, at):
            return None, None
    return None, None


def _is_verb(line: Sequence[_Word], at: int) -> bool:
    return line[at].mention is None and line[at].text in _KIND


def _is_particle(line: Sequence[_Word], at: int) -> bool:
    """`up` in `holds up the LANTERN`: it stands right after the verb."""
    return line[at].text in _PARTICLES and at > 0 and _is_verb(line, at - 1)


def _subject_before(line: Sequence[_Word], verb: int) -> str | None:
    """Find who does it: the name right before the verb, or the one that begins the sentence."""
    at = verb - 1
    while at >= 0 and (line[at].text in _ADVERBS or line[at].text.endswith("ly")):
        at -= 1
    if at < 0:
        return None
    if line[at].mention is not None:
        return _name_as_subject(line, at)
    if line[at].text not in _COORDINATORS:
        return None
    between = line[1:at]
    if any(each.text in _BREAKS_CLAUSE for each in between):
        return None
    return _name_as_subject(line, 0)


def _name_as_subject(line: Sequence[_Word], at: int) -> str | None:
    word = line[at]
    if word.mention is None or word.mention.kind != "character" or word.owns:
        return None
    begins_clause = at == 0 or line[at - 1].text in _BEFORE_SUBJECT
    return word.mention.name if begins_clause else None


def _recipient_after(line: Sequence[_Word], prop: int) -> str | None:
    """Find TOM in `hands the LANTERN over to TOM` and `slides it across the table to TOM`."""
    is_way = True
    for at in range(prop + 1, min(len(line) - 1, prop + _RECIPIENT_MAX)):
        after = line[at + 1].mention
        if line[at].text == "to" and after is not None and after.kind == "character":
            return None if line[at + 1].owns else after.name
        is_way = is_way and line[at].text in _WAY_OVER
        if not is_way and at >= prop + _RECIPIENT_NEAR:
            return None
    return None


def _is_moving(word: str) -> bool:
    """Any form of a verb that moves things: `taking`, `hand`, `gives`."""
    return word in _MOVING


def _forms(verb: str) -> Iterator[str]:
    """Guess the regular forms of a verb; a form that does not exist is never met."""
    yield verb
    stem = verb.removesuffix("s")
    for base in {stem, stem.removesuffix("e")}:
        yield from (base, f"{base}e", f"{base}ing", f"{base}{base[-1]}ing", f"{base}ed", f"{base}d")


_MOVING = frozenset(words.IRREGULAR.split()).union(*map(_forms, _TAKE | _RELEASE))
