"""How fast somebody speaks: what a parenthetical, a declared voice or a song does to the rate."""

import re
from dataclasses import dataclass

from storyc.timing.pace import Pace

_QUICK = re.compile(
    r"\b(?:quick|quickly|quicker|fast|faster|rapid|rapidly|rapid-fire|rushed|rushing|hurried"
    r"|hurriedly|urgent|urgently|breathless|breathlessly|excited|excitedly|panicked|panicking"
    r"|frantic|frantically|in one breath|clipped|nervous|nervously|eager|eagerly|babbling"
    r"|vite|rapide|rapidement|pressée?|schnell|hastig|eilig|rápido|rápida|deprisa|apresurad[oa]"
    r"|in fretta|veloce|velocemente|szybko|pośpiesznie)\b|早口|急いで"
)
_SLOW = re.compile(
    r"\b(?:slow|slowly|slower|drawn out|drawl|drawls|drawling|weary|wearily|halting|haltingly"
    r"|unhurried|deliberate|deliberately|measured|sleepy|sleepily|drunk|drunkenly|solemn|solemnly"
    r"|struggling|weakly|dazed|elderly|lent|lentement|langsam|müde|zögernd|lento|lenta"
    r"|despacio|lentamente|powoli|wolno)\b|ゆっくり"
)
_HUSHED = re.compile(
    r"\b(?:whisper|whispers|whispered|whispering|sotto(?: voce)?|hushed|under (?:his|her|their)"
    r" breath|chuchotant|à voix basse|flüsternd|flüstert|leise|susurrando|en voz baja"
    r"|sussurrando|sottovoce|szeptem|szepcze)\b|小声|ささや"
)


@dataclass(frozen=True, slots=True)
class Tempo:
    """A factor on the rate of speech, and the words it was read from (empty for an even pace)."""

    factor: float
    words: str = ""


EVEN = Tempo(1.0)


def tempo_of(prose: str, pace: Pace) -> Tempo:
    """Return the tempo that a parenthetical or a declared voice asks for."""
    if not prose:
        return EVEN
    folded = prose.casefold()
    for known, factor in (
        (_QUICK, pace.quick_word),
        (_SLOW, pace.slow_word),
        (_HUSHED, pace.hushed),
    ):
        found = known.search(folded)
        if found:
            return Tempo(factor, found[0])
    return EVEN
