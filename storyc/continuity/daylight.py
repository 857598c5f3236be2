"""The times of day in English, and which of them have a light in common."""

import re

_ENGLISH = {
    **dict.fromkeys(("jour", "tag", "día", "dia", "giorno", "dzień", "день"), "day"),
    **dict.fromkeys(("日", "昼", "白天", "낮"), "day"),
    **dict.fromkeys(("matin", "morgen", "mañana", "manhã", "mattina", "утро"), "morning"),
    **dict.fromkeys(("晨", "朝", "清晨", "아침"), "morning"),
    "rano": "morning",
    **dict.fromkeys(("midi", "mittag", "mediodía", "meio-dia", "mezzogiorno"), "noon"),
    **dict.fromkeys(("tarde", "après-midi", "nachmittag", "pomeriggio", "popołudnie"), "afternoon"),
    **dict.fromkeys(("soir", "abend", "sera", "вечер", "晚", "저녁"), "evening"),
    **dict.fromkeys(("nuit", "nacht", "noche", "noite", "notte", "noc", "ночь"), "night"),
    **dict.fromkeys(("夜", "夜晚", "밤"), "night"),
    **dict.fromkeys(("soirée", "wieczór"), "evening"),
    **dict.fromkeys(("minuit", "mitternacht", "medianoche", "mezzanotte"), "midnight"),
    "meia-noite": "midnight",
    **dict.fromkeys(("aube", "alba", "morgengrauen", "amanecer", "amanhecer", "świt"), "dawn"),
    "рассвет": "dawn",
    **dict.fromkeys(("tramonto", "atardecer"), "sunset"),
    **dict.fromkeys(("crépuscule", "dämmerung", "anochecer", "anoitecer", "zmierzch"), "dusk"),
    **dict.fromkeys(("夕", "黄昏", "傍晚"), "dusk"),
}
"""The words for a time of day that are not English → the English one."""

_KIN = {
    **dict.fromkeys(("midnight", "nighttime", "night-time"), ("night",)),
    **dict.fromkeys(("daytime", "day-time", "noon", "midday"), ("day",)),
    **dict.fromkeys(("morning", "afternoon"), ("day",)),
    **dict.fromkeys(("sunrise", "sunup", "daybreak"), ("dawn",)),
    **dict.fromkeys(("sunset", "sundown", "twilight"), ("dusk",)),
    "evening": ("dusk", "night"),
}
"""A time of day → those whose light it has where it has none of its own, the nearest first."""

_WORD = re.compile(r"[\w-]+")


def in_english(time_of_day: str) -> str:
    """Return a time of day in small letters and in English, as far as its words are known."""
    return _WORD.sub(lambda it: _ENGLISH.get(it[0], it[0]), time_of_day.lower())


def kindred(time_of_day: str) -> tuple[str, ...]:
    """Return the times whose light a time of day has, the nearest first: MIDNIGHT, then night."""
    said = in_english(time_of_day)
    kin = (near for word in _WORD.findall(said) for near in _KIN.get(word, ()))
    return (said, *kin)
