"""State lines: `MARA drops LANTERN (out) at GALLERY`, `light: cold blue`, `style NOIR`."""

from lark import Token

from storyc.diagnostics import Diagnostic
from storyc.source import Located
from storyc.syntax.inline.grammar import Misfit, parse_words, word_of, words_of
from storyc.syntax.inline.state_mistakes import unreadable
from storyc.syntax.inline.state_words import state_words
from storyc.syntax.inline.words import Word
from storyc.syntax.pieces import piece
from storyc.syntax.specs import StateSpec

_SIDES = frozenset({"left", "right"})
_AROUND_SIDES = frozenset(
    {"from", "the", "at", "on", "to", "of", "frame", "screen", "camera", "side"}
)


def parse_state(line: Located) -> tuple[StateSpec | None, tuple[Diagnostic, ...]]:
    """Take a state line apart; it comes without its plus, variables filled in.

    `MARA takes LANTERN from TOM` is `TOM gives LANTERN to MARA`; `MARA leaves LANTERN` drops it,
    `MARA leaves` exits.

    Diagnostics: MALFORMED_STATE_LINE.
    """
    words = state_words(line.text)
    try:
        tree = parse_words("state", words)
    except Misfit as misfit:
        return None, (unreadable(line, words, misfit),)
    verb = ""
    parts: dict[str, Located] = {}
    for part in tree.children:
        if isinstance(part, Token):
            verb = word_of(part).value
        else:
            parts[part.data] = _part(line, part.data, words_of(part))
    return _spec(verb, parts), ()


def _part(line: Located, rule: str, words: list[Word]) -> Located:
    if rule in {"place", "taker", "giver"}:
        words = words[1:]  # The preposition says what the part is, not where.
    found = piece(line, words[0].start, words[-1].end)
    return piece(found, 1, len(found.text) - 1) if rule == "in_state" else found


def _spec(verb: str, parts: dict[str, Located]) -> StateSpec:
    subject, what, state = parts.get("subject_name"), parts.get("what"), parts.get("in_state")
    to = parts.get("place", parts.get("taker"))
    if verb == "leaves":
        verb = "exits" if what is None else "drops"
        what = what or parts.get("way")
    if "giver" in parts:
        return StateSpec("gives", parts["giver"], what, state, subject)
    if verb in {"enters", "exits"} and what is not None:
        return StateSpec(verb, subject, _side(what), None, None)
    return StateSpec(verb, subject, what, state, to)


def _side(what: Located) -> Located:
    """Reduce `from the left of frame` to `left`; another way in stays as it is."""
    words = [word for word in what.text.split() if word.lower() not in _AROUND_SIDES]
    if len(words) == 1 and words[0].lower() in _SIDES:
        start = what.text.index(words[0])
        return piece(what, start, start + len(words[0]))
    return what
