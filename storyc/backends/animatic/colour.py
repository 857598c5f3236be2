"""Colours, and the light of a time of day."""

from colorsys import hls_to_rgb
from dataclasses import dataclass, replace

Colour = tuple[int, int, int]

PAGE: Colour = (20, 22, 26)
RULE: Colour = (52, 57, 66)
INK: Colour = (238, 236, 230)
SOFT_INK: Colour = (198, 201, 204)
FAINT_INK: Colour = (146, 152, 161)
AMBER: Colour = (229, 170, 84)
TEAL: Colour = (118, 188, 176)
STEEL: Colour = (147, 175, 212)


@dataclass(frozen=True, slots=True)
class Light:
    """What a place is painted with at one time of day.

    `key` is the colour of the light's edge on a figure, `shade` what figures and things darken
    towards, by `dimness` from 0 to 1. Where it `is_dark_out`, lamps and windows are lit.
    """

    sky_top: Colour
    sky_low: Colour
    ground: Colour
    ground_far: Colour
    far: Colour
    wall: Colour
    floor: Colour
    key: Colour
    shade: Colour
    dimness: float
    orb: Colour | None
    orb_height: float
    stars: bool = False
    is_dark_out: bool = False


_NIGHT = Light(
    sky_top=(12, 18, 42),
    sky_low=(44, 62, 98),
    ground=(18, 25, 41),
    ground_far=(33, 45, 70),
    far=(24, 34, 60),
    wall=(47, 55, 74),
    floor=(31, 37, 51),
    key=(160, 184, 226),
    shade=(18, 26, 50),
    dimness=0.40,
    orb=(226, 231, 238),
    orb_height=0.16,
    stars=True,
    is_dark_out=True,
)
_DAY = Light(
    sky_top=(150, 184, 206),
    sky_low=(219, 228, 228),
    ground=(126, 134, 116),
    ground_far=(164, 171, 154),
    far=(140, 156, 160),
    wall=(205, 200, 188),
    floor=(160, 148, 130),
    key=(255, 250, 235),
    shade=(58, 66, 76),
    dimness=0.12,
    orb=(255, 247, 222),
    orb_height=0.16,
)
_DAWN = Light(
    sky_top=(94, 112, 150),
    sky_low=(242, 198, 172),
    ground=(84, 82, 88),
    ground_far=(150, 132, 130),
    far=(116, 112, 134),
    wall=(176, 164, 162),
    floor=(126, 112, 108),
    key=(255, 221, 190),
    shade=(52, 50, 74),
    dimness=0.22,
    orb=(255, 226, 196),
    orb_height=0.40,
)
_DUSK = Light(
    sky_top=(52, 54, 100),
    sky_low=(222, 140, 98),
    ground=(50, 46, 60),
    ground_far=(108, 82, 88),
    far=(74, 62, 90),
    wall=(128, 106, 104),
    floor=(84, 70, 74),
    key=(255, 190, 132),
    shade=(40, 32, 60),
    dimness=0.30,
    orb=(255, 202, 140),
    orb_height=0.42,
    is_dark_out=True,
)
_OVERCAST = Light(
    sky_top=(142, 154, 164),
    sky_low=(194, 200, 202),
    ground=(104, 108, 106),
    ground_far=(142, 147, 146),
    far=(122, 132, 140),
    wall=(168, 168, 164),
    floor=(126, 122, 116),
    key=(240, 242, 242),
    shade=(50, 56, 66),
    dimness=0.18,
    orb=None,
    orb_height=0.2,
)

_LAMPLIGHT: Colour = (206, 152, 98)

_WORDS = (
    (
        _NIGHT,
        (
            "night",
            "midnight",
            "nuit",
            "nacht",
            "notte",
            "noche",
            "noite",
            "夜",
            "ночь",
            "noc",
            "밤",
        ),
    ),
    (
        _DUSK,
        (
            "dusk",
            "sunset",
            "sundown",
            "evening",
            "twilight",
            "magic",
            "golden",
            "soir",
            "abend",
            "tramonto",
            "夕",
            "黄昏",
            "傍晚",
            "вечер",
            "sera",
            "晚",
            "저녁",
        ),
    ),
    (_DAWN, ("dawn", "sunrise", "aube", "alba", "amanecer", "morgengrauen", "daybreak")),
    (
        _DAY,
        (
            "day",
            "morning",
            "noon",
            "afternoon",
            "jour",
            "tag",
            "giorno",
            "dia",
            "día",
            "日",
            "tarde",
            "dzień",
            "день",
            "白天",
            "昼",
            "낮",
        ),
    ),
)


def light_of(time_of_day: str | None) -> Light:
    """Return the light of a time of day in words; an overcast day where the words say none."""
    words = (time_of_day or "").casefold()
    return next(
        (light for light, known in _WORDS if any(each in words for each in known)), _OVERCAST
    )


def overcast(light: Light, *, wet: bool) -> Light:
    """Return a light under clouds: no sun, moon or stars, and greyer; `wet` ground is darker."""
    grey = _grey(light.sky_low)
    damp = 0.25 if wet else 0.0
    veil = 0.25 if light.stars else 0.65
    return replace(
        light,
        sky_top=mix(light.sky_top, mix(grey, light.shade, 0.35), veil),
        sky_low=mix(light.sky_low, grey, veil),
        ground=mix(mix(light.ground, _grey(light.ground), 0.4), light.shade, damp),
        ground_far=mix(light.ground_far, grey, 0.4),
        far=mix(light.far, grey, 0.35),
        key=mix(light.key, _grey(light.key), 0.5),
        dimness=light.dimness + 0.05,
        orb=None,
        stars=False,
    )


def lamplit(light: Light) -> Light:
    """Return the light of a room whose lamps burn while it is dark outside."""
    return replace(
        light,
        wall=mix(light.wall, _LAMPLIGHT, 0.42),
        floor=mix(light.floor, _LAMPLIGHT, 0.24),
        key=mix(light.key, (255, 222, 172), 0.8),
        shade=mix(light.shade, (58, 38, 44), 0.45),
        dimness=light.dimness * 0.62,
    )


def _grey(colour: Colour) -> Colour:
    level = round(0.3 * colour[0] + 0.55 * colour[1] + 0.15 * colour[2])
    return level, level, min(255, level + 6)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return `first` with a `share` (0 to 1) of `second`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def tint(hue: int, lightness: float, saturation: float) -> Colour:
    """Return a colour by hue in degrees; lightness and saturation from 0 to 1."""
    red, green, blue = hls_to_rgb(hue % 360 / 360, lightness, saturation)
    return round(red * 255), round(green * 255), round(blue * 255)


def alpha(colour: Colour, opacity: float) -> tuple[int, int, int, int]:
    """Return the colour with an opacity from 0 to 1."""
    return (*colour, round(255 * opacity))
