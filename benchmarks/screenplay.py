"""A screenplay of any length, made up from a seed.

Plain Fountain, so that every parser reads the same elements. How often each element comes is that
of a long feature: in 4,600 lines about 190 scenes, 770 speeches and 900 paragraphs of action.
"""

import random
from collections.abc import Iterator

LINES = 4_600
"""Lines of a long feature film's script."""

_TITLE_PAGE = ("Title: The Salt Road", "Credit: written by", "Author: a seed", "Draft date: 1")

_PEOPLE = (
    *("ADA", "BORIS", "CLEMENT", "DORA", "EMIL", "FRIDA", "GUS", "HANNE", "IVO", "JUNE", "KASPAR"),
    *("LENA", "MOSES", "NADIA", "OTTO", "PETRA", "THE FERRYMAN", "OLD WOMAN", "GUARD #2"),
)
_PLACES = (
    *("HARBOUR", "KITCHEN", "SALT WORKS", "FERRY - DECK", "CHAPEL", "COURTYARD", "TRAIN"),
    *("ATTIC - STAIRS", "HOSPITAL CORRIDOR", "BRIDGE", "MARKET", "EMPTY CINEMA", "RADIO STATION"),
)
_TIMES = ("DAY", "NIGHT", "DAWN", "EVENING", "CONTINUOUS", "LATER")
_SUBJECTS = (
    *("a lorry", "the last ferry", "a boy with a kite", "the radio", "one gull", "a white dog"),
    *("the old clock", "a row of lamps", "the crowd", "an empty chair", "the letter", "a bell"),
)
_VERBS = (
    *("turns slowly", "waits", "falls silent", "rolls past", "catches the light", "comes closer"),
    *("stops at the gate", "disappears", "swings open", "rattles", "is gone", "looks up"),
)
_ADDITIONS = (
    *("in the rain", "behind the glass", "without a sound", "as the tide comes in", "once more"),
    *("under the yellow lamp", "beyond the fence", "for a long moment", "before anyone can speak"),
)
_SAYINGS = (
    "I never said that.",
    "You left the door open, and the whole winter came in.",
    "How long have you known?",
    "It was my father's watch. He wound it every night, even at sea.",
    "No. Not tonight.",
    "If the bridge is closed we go by water...",
    "They told me you were *dead*!",
    "Listen -- do you hear it?",
    "Bring the lamp, and nothing else.",
    "There is salt in everything here. You get used to it.",
)
_MANNERS = ("beat", "to the guard", "whispering", "not turning round", "over the engine")
_EXTENSIONS = ("", "", "", "", "", " (V.O.)", " (O.S.)", " (CONT'D)")
_TRANSITIONS = ("CUT TO:", "DISSOLVE TO:", "> FADE OUT.", "SMASH CUT TO:")
_ENDS_IN_TRANSITION = 0.18
_HAS_MANNER = 0.13


def generate(lines: int = LINES, seed: int = 1) -> str:
    """Return a script of at least `lines` lines, with at most one scene more."""
    chance = random.Random(seed)  # noqa: S311  # it makes up a story, not a secret
    written = [*_TITLE_PAGE, ""]
    while len(written) < lines:
        written.extend(_scene(chance))
    return "\n".join(written) + "\n"


def _scene(chance: random.Random) -> Iterator[str]:
    setting = chance.choice(("INT.", "EXT.", "INT./EXT."))
    yield f"{setting} {chance.choice(_PLACES)} - {chance.choice(_TIMES)}"
    yield ""
    cast = chance.sample(_PEOPLE, 3)
    yield from _action(chance, cast)
    for _ in range(chance.randint(2, 6)):
        for _ in range(chance.randint(0, 2)):
            yield from _speech(chance, cast)
        yield from _action(chance, cast)
    if chance.random() < _ENDS_IN_TRANSITION:
        yield chance.choice(_TRANSITIONS)
        yield ""


def _action(chance: random.Random, cast: list[str]) -> Iterator[str]:
    sentences = [_sentence(chance, cast) for _ in range(chance.randint(1, 4))]
    yield " ".join(sentences)
    yield ""


def _sentence(chance: random.Random, cast: list[str]) -> str:
    who = chance.choice((*cast, *_SUBJECTS)).removeprefix("THE ")
    return f"{who[0].upper()}{who[1:]} {chance.choice(_VERBS)} {chance.choice(_ADDITIONS)}."


def _speech(chance: random.Random, cast: list[str]) -> Iterator[str]:
    yield chance.choice(cast) + chance.choice(_EXTENSIONS)
    if chance.random() < _HAS_MANNER:
        yield f"({chance.choice(_MANNERS)})"
    yield " ".join(chance.choices(_SAYINGS, k=chance.randint(1, 3)))
    yield ""
