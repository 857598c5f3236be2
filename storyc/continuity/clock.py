"""What time of day a heading means, and whether the clock runs on from the scene before."""

import re
from typing import NamedTuple

from storyc.continuity.daylight import in_english

_UNBROKEN = (
    r"CONTINUOUS(?:LY)?|CONTINUING|CONTINUED|CONT'?D|(?:THE )?SAME(?: TIME)?"
    r"|SIMULTANEOUS(?:LY)?|MEANWHILE"
    r"|(?:EN )?CONTINU|SIMULTANÉMENT|(?:AU |LE |EN )?MÊME(?: TEMPS| MOMENT)?"
    r"|FORTLAUFEND|GLEICHZEITIG|CONTINUO|CONTINÚA|CONTINUA|CONTÍNUO|SIMULTÁNEO|CONTEMPORANEAMENTE|连续|連續|同时|同時刻?"
)
_SOON_AFTER = (
    r"(?:(?:A (?:MOMENT|SECOND|MINUTE)|(?:A FEW )?(?:MOMENTS|SECONDS|MINUTES)) )?LATER"
    r"|MOMENTS(?: AFTER)?|SOON(?: AFTER(?:WARDS)?)?|IMMEDIATELY AFTER(?:WARDS)?"
    r"|(?:(?:UN )?PEU |QUELQUES (?:INSTANTS|SECONDES|MINUTES) )?(?:(?:PLUS )?TARD|APRÈS)"
    r"|(?:ETWAS |KURZ |WENIG |EINEN MOMENT )?(?:SPÄTER|DANACH)"
    r"|(?:(?:UN )?POU?CO |(?:UNOS )?(?:MOMENTOS|MINUTOS) )?"
    r"(?:M(?:ÁS|AIS) TARDE|DESPUÉS|DEPOIS)"
    r"|(?:(?:UN )?POCO |(?:POCHI|QUALCHE) (?:MINUT|ISTANT)[IOE] )?(?:(?:PIÙ )?TARDI|DOPO)"
    r"|(?:CHWILĘ |NIECO )?PÓŹNIEJ|(?:НЕМНОГО )?ПОЗЖЕ|稍后|稍後|その後"
)
_RELATIVE = re.compile(
    rf"(?:(?P<clock>.*?)\s*[,/(–—-]\s*)?(?:(?P<unbroken>{_UNBROKEN})|(?:{_SOON_AFTER}))[\s).]*",
    re.IGNORECASE,
)


class Clock(NamedTuple):
    """A time of day, and whether no time at all passed since the scene before."""

    time_of_day: str | None
    unbroken: bool


def read_clock(heading: str | None, before: str | None) -> Clock:
    """Return the time that the last part of a heading means.

    Args:
        heading: what the heading says (`NIGHT`, `LATER`, `NIGHT (CONTINUOUS)`), if anything.
        before: the time of day of the scene before.

    `CONTINUOUS`, `SAME`, `MEANWHILE`, `LATER`, `SOON AFTER` and the like take the time of the scene
    before; `HOURS LATER` says nothing that could be relied on and stands as it is.
    """
    if heading is None:
        return Clock(None, unbroken=False)
    said = heading.replace("’", "'").strip()
    relative = _RELATIVE.fullmatch(said)
    if relative is None:
        return Clock(said or None, unbroken=False)
    return Clock(relative["clock"] or before, unbroken=relative["unbroken"] is not None)


_SAYS_ANOTHER_DAY = re.compile(
    r"\b(?:(?:NEXT|FOLLOWING|PREVIOUS) (?:DAY|MORNING|NOON|AFTERNOON|EVENING|NIGHT|DAWN|WEEK|MONTH"
    r"|SUMMER|AUTUMN|WINTER|SPRING|YEAR)|(?:DAYS?|NIGHTS?|WEEKS?|MONTHS?|YEARS?)"
    r" (?:LATER|EARLIER|BEFORE|AFTER|AGO)|TOMORROW|YESTERDAY|FLASHBACK|FLASH FORWARD|PRESENT"
    r"|LENDEMAIN|JOURS (?:(?:PLUS )?TARD|APRÈS)|NÄCHSTEN (?:TAG|MORGEN|ABEND)|TAGE SPÄTER"
    r"|DÍA SIGUIENTE|DIA SEGUINTE|GIORNO DOPO)\b",
    re.IGNORECASE,
)
_LATE = re.compile(r"\b(?:EVENING|DUSK|NIGHT|MIDNIGHT)\b", re.IGNORECASE)
_UP_AGAIN = re.compile(r"\b(?:DAY|DAYTIME|MORNING|NOON|MIDDAY|AFTERNOON)\b", re.IGNORECASE)


def begins_another_day(heading: str | None, before: str | None) -> bool:
    """Tell whether people have been to bed, or elsewhere in time, since the scene before.

    Args:
        heading: what the heading says of the time, if anything.
        before: the time of day of the scene before.

    A heading may say so (`THE NEXT MORNING`, `TWO DAYS LATER`, `FLASHBACK`), or night has become
    day. Dawn may still end the night before; day after day may be one and the same.
    """
    if heading is None or read_clock(heading, before).unbroken:
        return False
    if _SAYS_ANOTHER_DAY.search(heading) is not None:
        return True
    was_late = before is not None and _LATE.search(in_english(before)) is not None
    now = in_english(heading)
    return was_late and _UP_AGAIN.search(now) is not None and _LATE.search(now) is None
