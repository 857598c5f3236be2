"""What happens in a sentence of action: how many things, how fast, and how long nothing does."""

import re
from itertools import pairwise

from storyc.source import value
from storyc.timing.action_verbs import ACTION_VERBS, PLURAL_VERBS
from storyc.timing.pace import Pace
from storyc.timing.pauses import silence_asked

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOUN_AHEAD = frozenset(
    {
        *("a", "an", "the", "his", "her", "its", "their", "my", "your", "our", "this", "that"),
        *("these", "those", "some", "any", "no", "two", "three", "four", "five", "six", "many"),
        *("few", "several", "of", "in", "on", "at", "to", "into", "onto", "from", "with", "by"),
        *("for", "under", "over", "without"),
    }
)
"""After these a word is a thing: `the light`, `with a look`, `two steps`. A verb after `to` is one
that is wished for, not done."""

_SEVERAL = frozenset({"they", "we", "both", "you", "i"})
"""Only beside these is `walk` a verb and not a thing."""

_ALL_VERBS = ACTION_VERBS | PLURAL_VERBS

_GESTURE = re.compile(r"[^()]+\((?P<done>[^()]+)\)")
"""A parenthetical that nothing is said under: `MARA (pause)`."""

_ONLY_SILENCE = re.compile(
    r"(?:(?:a|another|one|the|an)\s+)?(?:(?:long|short|heavy|brief|awkward|beat of)\s+)*"
    r"(?:beats?|pause|silence|moment|stillness|nothing)"
)
_SECONDS = re.compile(
    r"\b(?P<number>\d{1,2}|a couple of|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|fifteen|twenty|thirty)[ -](?:long |full |whole )?seconds?\b"
)
_WAITS = re.compile(
    r"\b(?:waits?|holds?|pass(?:es)?|go(?:es)? by|for|lasts?|silence|stares?|watch(?:es)?|later)\b"
)
_NUMBERS = {
    "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip

_WAITING = re.compile(
    r"\b(?:for a (?:long |short )?(?:beat|moment|while)|after a (?:long )?(?:beat|moment|pause)"
    r"|a (?:long )?(?:beat|pause|silence)|waits?|hesitates?|lingers?|pauses?|un temps|un instant"
    r"|un momento|einen moment|przez chwilę)\b"
)
_SLOW = re.compile(
    r"\b(?:slow|slowly|gradual|gradually|gently|carefully|drifts?|creeps?|inch by inch|step by step"
    r"|one by one|lentement|langsam|lentamente|despacio|powoli)\b|ゆっくり"
)
_SUDDEN = re.compile(
    r"\b(?:sudden|suddenly|instantly|in a flash|flashes|at once|abruptly|snaps|bang|crack|jolts?"
    r"|soudain|plötzlich|de repente|all'improvviso|improvvisamente|nagle)\b|突然"
)

_RUN = re.compile(r"\w+")
_TELLING = frozenset(
    {
        *("beat", "moment", "while", "pause", "pauses", "silence", "wait", "waits", "hesitate"),
        *("hesitates", "linger", "lingers", "temps", "instant", "momento", "chwilę"),
        *("slow", "slowly", "gradual", "gradually", "gently", "carefully", "drift", "drifts"),
        *("creep", "creeps", "inch", "step", "one", "lentement", "langsam", "lentamente"),
        *("despacio", "powoli", "sudden", "suddenly", "instantly", "flash", "flashes", "once"),
        *("abruptly", "snaps", "bang", "crack", "jolt", "jolts", "soudain", "plötzlich"),
        *("repente", "improvviso", "improvvisamente", "nagle"),
    }
)
"""One word of each way to say how fast something happens, or that somebody waits."""


@value
class Happening:
    """A sentence of action as the clock sees it.

    `actions` are what is done one after the other, at least 1; `waiting_s` is silence on top of
    it, `given_s` a length in so many words, and `words` name what was found.
    """

    actions: int
    tempo: float = 1.0
    waiting_s: float = 0.0
    given_s: float | None = None
    is_silence: bool = False
    words: str = ""


def read_happening(text: str, pace: Pace) -> Happening:
    """Read what happens in one sentence of action."""
    folded = text.casefold()
    given = _given_seconds(folded)
    if given is not None:
        return Happening(1, given_s=given, words=f"{given:g} seconds, as the script says")
    gesture = _GESTURE.fullmatch(folded)
    bare = folded if gesture is None else gesture["done"]
    if _ONLY_SILENCE.fullmatch(bare.strip(" .…-—!()[]")):
        seconds, word = silence_asked(folded, pace)
        return Happening(1, waiting_s=seconds or pace.beat_s, is_silence=True, words=word or "beat")
    actions = min(_count_actions(folded), pace.most_actions)
    if folded.isascii() and _TELLING.isdisjoint(_RUN.findall(folded)):
        return Happening(actions)
    tempo, tempo_word = _tempo(folded, pace)
    waiting = _WAITING.search(folded)
    seconds = silence_asked(waiting[0], pace)[0] or pace.beat_s if waiting is not None else 0.0
    words = ", ".join(filter(None, (tempo_word, waiting[0] if waiting is not None else "")))
    return Happening(actions, tempo=tempo, waiting_s=seconds, words=words)


def _given_seconds(folded: str) -> float | None:
    """Return the seconds that a sentence says something lasts; minutes are the story's time."""
    found = _SECONDS.search(folded) if "second" in folded else None
    if found is None or _WAITS.search(folded) is None:
        return None
    number = found["number"]
    return float(number) if number.isdigit() else float(_NUMBERS[number])


def _count_actions(folded: str) -> int:
    words = _WORD.findall(folded)
    verbs = ACTION_VERBS if _SEVERAL.isdisjoint(words) else _ALL_VERBS
    if verbs.isdisjoint(words):
        return 1
    done = [it for ahead, it in pairwise(("", *words)) if it in verbs and ahead not in _NOUN_AHEAD]
    return max(1, len(done))


def _tempo(folded: str, pace: Pace) -> tuple[float, str]:
    for known, factor in ((_SLOW, pace.slow_action), (_SUDDEN, pace.sudden_action)):
        found = known.search(folded)
        if found:
            return factor, found[0]
    return 1.0, ""
