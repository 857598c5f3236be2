"""How people hold themselves, read from action: `INES sits at the round table`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from storyc.emit.sheet import Posture
from storyc.ir import ActionBeat, Scene, Shot

_VERBS: Mapping[Posture, str] = {
    "sits": "sit sits sitting sat seated assis assise assoit asseoit sitzt sitzen setzt sienta"
    " sentado sentada siede seduto seduta senta siedzi siada сидит садится zit",
    "kneels": "kneel kneels kneeling knelt crouch crouches crouching crouched squats squatting"
    " agenouille accroupit genoux kniet knien hockt arrodilla agacha inginocchia accovaccia"
    " ajoelha klęka kuca колени",
    "lies": "lie lies lying lays sleeps sleeping asleep collapses allonge allongé allongée couché"
    " couchée dort liegt liegen schläft acostado acostada tumbado yace duerme sdraiato sdraiata"
    " giace dorme deitado deitada leży śpi лежит спит",
    "runs": "run runs running ran races sprints sprinting rushes rushing flees dashes bolts hurries"
    " court courent rennt rennen läuft corre corren corrono correm biegnie бежит rent",
    "walks": "walk walks walking walked strides striding crosses crossing marches paces strolls"
    " wanders limps approaches enters marche marchent traverse entre geht gehen betritt camina"
    " caminan cruza cammina attraversa entra caminha idzie идёт идет входит loopt",
    "stands": "stand stands standing stood rises rising lève debout steht stehen aufrecht levanta"
    " alza piedi wstaje stoi встаёт встает стоит staat",
}
_SCRIPTS: Mapping[Posture, str] = {
    "sits": "坐 座る 座っ 앉",
    "kneels": "跪 蹲 ひざまず しゃが 무릎",
    "lies": "躺 横たわ 眠 睡 눕 누워",
    "runs": "跑 走る 走っ 달리 뛰",
    "walks": "走 歩 걷 걸어",
    "stands": "站 立つ 立っ 일어 서 있",
}
"""Parts of words, for languages that set no spaces between them."""

_PASSING = frozenset({"runs", "walks"})
"""Who runs in one set-up has arrived in the next."""

_LETTERS = re.compile(r"[^\W\d_]+")
_PRONOUN = re.compile(
    r"\s*(?:he|she|they|il|elle|ils|elles|er|sie|él|ella|lui|lei|ele|ela|он|она|他|她)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|and|&|et|und|y|e|i|и|和|と)\s*(?:and|et|und)?\s*", re.IGNORECASE)

_BY_WORD = {word: it for it, words in _VERBS.items() for word in words.split()}
_BY_PART = tuple((part, it) for it, parts in _SCRIPTS.items() for part in parts.split())


@dataclass(frozen=True, slots=True)
class Bearing:
    """What somebody does in a shot: a posture, and the sentences of the shot about them."""

    posture: Posture = "stands"
    doing: tuple[str, ...] = ()


Bearings = Mapping[str, Bearing]
"""By name of a character."""

NONE: Bearings = MappingProxyType({})


def bearings_of(scene: Scene) -> dict[str, Bearings]:
    """Return how everybody bears themselves in each shot of a scene, by shot id.

    Who sat down sits through the scene's next shots, until action says that they get up.
    """
    kept: dict[str, Posture] = {}
    by_shot: dict[str, Bearings] = {}
    for shot in scene.shots:
        by_shot[shot.id] = _in_shot(shot, kept)
    return by_shot


def _in_shot(shot: Shot, kept: dict[str, Posture]) -> Bearings:
    """Return the bearings in one shot; what lasts is noted in `kept` for the next."""
    now: dict[str, Posture] = dict(kept)
    doing: dict[str, list[str]] = {}
    first: dict[str, Posture] = {}
    for names, text in _sentences(shot):
        for name in names:
            doing.setdefault(name, []).append(text)
        for name, posture in _postures(text, names):
            first.setdefault(name, posture)
            kept[name] = "stands" if posture in _PASSING else posture
    now |= first
    return {
        name: Bearing(now.get(name, "stands"), tuple(doing.get(name, ())))
        for name in dict.fromkeys((*now, *doing))
    }


def _sentences(shot: Shot) -> Iterator[tuple[Sequence[str], str]]:
    """Yield the sentences of action with whom each is about; `She` is who was named last."""
    subjects = tuple(it.name for it in shot.subjects if it.kind == "character")
    last: tuple[str, ...] = subjects if len(subjects) == 1 else ()
    for beat in shot.beats:
        if not isinstance(beat, ActionBeat):
            continue
        names = tuple(it.name for it in beat.mentions if it.kind == "character")
        last = names or last
        if names or _PRONOUN.match(beat.text):
            yield last, beat.text


def _postures(text: str, names: Sequence[str]) -> Iterator[tuple[str, Posture]]:
    """Yield who takes which posture: the verb is that of the names just before it."""
    places = sorted(
        (found.start(), found.end(), name)
        for name in names
        for found in re.finditer(re.escape(name), text, re.IGNORECASE)
    )
    for at, posture in _verbs(text):
        before = [it for it in places if it[1] <= at]
        for name in _joined(before, text) or (names if not places else ()):
            yield name, posture


def _joined(before: Sequence[tuple[int, int, str]], text: str) -> tuple[str, ...]:
    """Return the last name and those joined to it: `INES and JONAH sit`."""
    group: list[str] = []
    start = None
    for begin, end, name in reversed(before):
        if start is not None and not _JOINED.fullmatch(text[end:start]):
            break
        group.append(name)
        start = begin
    return tuple(group)


def _verbs(text: str) -> Iterator[tuple[int, Posture]]:
    for found in _LETTERS.finditer(text):
        posture = _BY_WORD.get(found[0].casefold())
        if posture is not None:
            yield found.start(), posture
    for part, it in _BY_PART:
        if part in text:
            yield text.index(part), it
