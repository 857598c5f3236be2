"""The smallest timed units of a script."""

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from storyc.ir.node import Node
from storyc.ir.text import Text


class Mention(Node):
    """A declared or cued name met in prose, and what it names."""

    name: str
    kind: Literal["character", "prop"]


class ActionBeat(Node):
    """One sentence of action. `paragraph` tells which sentences stood together."""

    kind: Literal["action"] = "action"
    id: str
    text: str
    paragraph: int
    mentions: tuple[Mention, ...] = ()

    @property
    def shown(self) -> tuple[Mention, ...]:
        """Return the mentions of whom and what one sees: `We hear TOM humming` shows nobody."""
        heard = _WE_HEAR.search(self.text) if self.mentions else None
        if heard is None:
            return self.mentions
        names = heard["what"].casefold()
        return tuple(it for it in self.mentions if it.name.casefold() not in names)


_WE_HEAR = re.compile(
    r"\bwe\s+(?:can\s+|only\s+|just\s+)*hear\b(?P<what>(?:(?!\b(?:and|as|while|when)\b)[^.;,:])*)",
    re.IGNORECASE,
)


class CardBeat(Node):
    """Words to be read on screen: Fountain's centred text."""

    kind: Literal["card"] = "card"
    id: str
    text: str


class SpeechBeat(Node):
    """One sentence of a speech.

    `part` counts from 1 to `parts` inside the speech; `extension` is what stands in brackets after
    the name (V.O., O.S.); `direction` is the parenthetical that this part is spoken under.
    """

    kind: Literal["speech"] = "speech"
    id: str
    character: str
    text: str
    speech: int
    part: int
    parts: int
    extension: str | None = None
    direction: Text | None = None
    sung: bool = False
    dual: bool = False

    @property
    def is_off_screen(self) -> bool:
        """The voice is heard and the mouth is not seen (V.O., O.S., pre-lap, on a phone).

        Whoever is called VOICE, or FEMALE VOICE, is nobody but a voice.
        """
        if is_voice_name(self.character):
            return True
        if self.extension is None:
            return False
        return any(map(_is_unseen, self.extension.casefold().split(",")))


_UNSEEN = frozenset(
    {
        *("vo", "os", "oc", "voiceover", "offscreen", "offcamera", "prelap", "off", "enoff"),
        *("voixoff", "horschamp", "hc", "horscadre", "vozenoff", "fueradecuadro", "fueradecampo"),
        *("fc", "fuoricampo", "voceoff", "vocefuoricampo", "vfc", "imoff", "ausdemoff"),
        *("offstimme", "stimmeausdemoff", "foradecampo", "foradequadro", "zzaoffu", "zoffu"),
        *("pozakadrem", "zakadrem", "закадром", "голосзакадром", "зк", "画外", "画外音", "旁白"),
        *("声のみ", "声", "소리", "목소리"),
    }
)
"""Marks of an unseen mouth in the languages of headings, without stops, hyphens and blanks."""

_VOICES = frozenset(
    {
        *("voice", "voices", "voix", "stimme", "stimmen", "voz", "voces", "vozes", "voce", "voci"),
        *("głos", "głosy", "голос", "голоса"),
    }
)
_ENDS_IN_VOICE = frozenset({"voice", "voices", "stimme", "głos", "голос"})
"""In these languages what kind of voice it is stands before the word: FEMALE VOICE."""


def is_unseen_mark(words: str) -> bool:
    """Tell whether words are one of the marks for a voice without a mouth: `V.O.`, `PRE-LAP`."""
    return re.sub(r"[.\s-]", "", words).casefold() in _UNSEEN


def is_voice_name(name: str) -> bool:
    """Tell whether a name says that there is a voice and nobody to see.

    `VOICE`, `FEMALE VOICE`, `VOICE ON THE RADIO`, `VOIX DE FEMME`.
    """
    words = name.casefold().split()
    return bool(words) and (words[0] in _VOICES or words[-1] in _ENDS_IN_VOICE)


def _is_unseen(extension: str) -> bool:
    return is_unseen_mark(extension) or extension.strip().startswith(("on", "over", "filter"))


class SoundKind(StrEnum):
    """The five labels of a sound line."""

    SOUND = "SOUND"
    SFX = "SFX"
    AMBIENCE = "AMBIENCE"
    MUSIC = "MUSIC"
    NARRATION = "NARRATION"


class SoundBeat(Node):
    """A sound line. Only narration takes time; the others lie under what follows.

    Units: `at_s`, `fade_in_s`, `fade_out_s` seconds, `at_s` from the beginning of the shot;
    `gain_db` decibels.
    """

    kind: Literal["sound"] = "sound"
    id: str
    sound: SoundKind
    text: str
    at_s: float | None = None
    under: bool = False
    fade_in_s: float | None = None
    fade_out_s: float | None = None
    gain_db: float | None = None


class StateVerb(StrEnum):
    """What a state line can say."""

    WEARS = "wears"
    REMOVES = "removes"
    HOLDS = "holds"
    TAKES = "takes"
    DROPS = "drops"
    GIVES = "gives"
    IS = "is"
    HAS = "has"
    ENTERS = "enters"
    EXITS = "exits"
    STYLE = "style"
    LIGHT = "light"
    WEATHER = "weather"
    TIME = "time"


class StateBeat(Node):
    """A change of the continuity state: a `+` line.

    `subject` is a character or prop (absent for style, light, weather, time); `what` is a wardrobe,
    prop, state, side or style name as the verb demands, or prose for light and weather; `state` is
    the word in brackets after a prop; `to` is who it is given to or where it is dropped.
    """

    kind: Literal["state"] = "state"
    id: str
    text: str
    verb: StateVerb
    subject: str | None = None
    what: str | None = None
    state: str | None = None
    to: str | None = None


class HoldBeat(Node):
    """The camera holds on the shot: the shot line alone says what is seen.

    Lowering puts one into every shot without action, words or narration, so that each shot has a
    beat that takes time.
    """

    kind: Literal["hold"] = "hold"
    id: str


Beat = Annotated[
    ActionBeat | CardBeat | SpeechBeat | SoundBeat | StateBeat | HoldBeat,
    Field(discriminator="kind"),
]


def takes_time(beat: "Beat") -> bool:
    """Tell whether a beat has a length of its own on the screen."""
    if isinstance(beat, SoundBeat):
        return beat.sound is SoundKind.NARRATION
    return not isinstance(beat, StateBeat)
