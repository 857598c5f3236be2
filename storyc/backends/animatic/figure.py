"""People: body, clothes and head in one posture."""

from dataclasses import replace

from storyc.backends.animatic.attire import Attire, attire_of
from storyc.backends.animatic.canvas import Canvas, Point
from storyc.backends.animatic.colour import Colour, Light, alpha, mix
from storyc.backends.animatic.face import mood_of
from storyc.backends.animatic.garment import draw_neck, draw_scarf, draw_trunk
from storyc.backends.animatic.guise import Guise, guise_of
from storyc.backends.animatic.head import draw_back_of_head, draw_head, draw_head_behind
from storyc.backends.animatic.pen import Pen
from storyc.backends.animatic.pose import ARMS, GROUND, POSES, Bones, Pose
from storyc.backends.animatic.stance import HEAD, Stance
from storyc.emit.sheet import Figure

_SLEEVE_WIDTHS = (0.062, 0.058, 0.050)
_LEG_WIDTHS = (0.098, 0.074, 0.056)
_NEAR_SHOULDER: Point = (-0.094, 0.204)
_FAR_SHOULDER: Point = (0.086, 0.200)
_FAR_BACK = -0.1
"""A near hand further back than this hangs beside the trunk, else before it."""
_HALF_HIPS = 0.048
_BOOT, _SHOE = 0.055, 0.030
_SHOES: Colour = (48, 42, 44)
_LONGEST_HEAD = 0.215
_BARE_LEGS = {"dress", "skirt", "pinafore"}


def stance_of(figure: Figure, at: Point, stature: float, facing: float, keystone: float) -> Stance:
    """Return how somebody stands whose head is at a place; `stature` is a grown-up's."""
    guise, pose = guise_of(figure.name, figure.looks or ""), POSES[figure.posture]
    own = stature * guise.stature
    return Stance(
        at[0],
        at[1],
        own,
        facing,
        head=min(HEAD / guise.stature**0.85, _LONGEST_HEAD),
        girth=guise.girth,
        keystone=keystone,
        drop=pose.drop,
        lean=pose.lean,
    )


def draw_figure(
    canvas: Canvas,
    figure: Figure,
    stance: Stance,
    light: Light,
    *,
    arm: str | None = None,
    pitch: float = 0.0,
    dark: float = 0.0,
) -> None:
    """Draw somebody.

    Args:
        canvas: what is drawn on.
        figure: whom: looks, clothes, posture, mood are read from its words.
        stance: where.
        light: the light there.
        arm: what the front arm does, a name of `pose.ARMS`; `None` leaves it to the posture.
        pitch: how far the features lie higher (below 0) or lower in the face.
        dark: how far the figure is a mere silhouette, 0 to 1.
    """
    guise = guise_of(figure.name, figure.looks or "")
    worn = figure.clothes or figure.looks or ""
    attire = attire_of(", ".join((worn, *figure.condition)), figure.hue)
    pose = POSES[figure.posture]
    if arm is not None:
        pose = replace(pose, front_arm=ARMS[arm])
    pen = Pen(canvas, stance, light, dark)
    mood = mood_of(" ".join(figure.doing), speaks=figure.speaks)
    if not figure.from_behind:
        draw_head_behind(pen, guise, attire)
    if stance.y < canvas.bottom:
        _draw_body(pen, guise, attire, pose, from_behind=figure.from_behind)
    draw_neck(pen, guise.skin)
    draw_scarf(pen, attire)
    if figure.from_behind:
        draw_back_of_head(pen, guise, attire)
    else:
        draw_head(pen, guise, attire, mood, pitch=pitch)


def hand_of(stance: Stance, figure: Figure, arm: str | None) -> Point:
    """Return where the front hand is, in picture heights."""
    bones = ARMS[arm] if arm is not None else POSES[figure.posture].front_arm
    return stance.upper(bones[1])


def _draw_body(pen: Pen, guise: Guise, attire: Attire, pose: Pose, *, from_behind: bool) -> None:
    sleeve = _sleeve(attire)
    _draw_arm(pen, _FAR_SHOULDER, pose.front_arm, mix(sleeve, (30, 28, 40), 0.18), guise.skin)
    for bones, x in ((pose.front_leg, _HALF_HIPS), (pose.back_leg, -_HALF_HIPS)):
        _draw_leg(pen, guise, attire, ((x, pose.hips + 0.02), *bones))
    is_crossing = pose.back_arm[1][0] > _FAR_BACK
    if not is_crossing:
        _draw_arm(pen, _NEAR_SHOULDER, pose.back_arm, sleeve, guise.skin)
    draw_trunk(pen, attire, pose, from_behind=from_behind)
    if is_crossing:
        _draw_arm(pen, _NEAR_SHOULDER, pose.back_arm, sleeve, guise.skin)


def _sleeve(attire: Attire) -> Colour:
    if attire.coat is not None and attire.coat != "apron":
        return attire.coat_colour
    return attire.dress_colour if attire.dress == "dress" else attire.top_colour


def _draw_arm(pen: Pen, shoulder: Point, bones: Bones, sleeve: Colour, skin: Colour) -> None:
    joints = [pen.stance.upper(each) for each in (shoulder, *bones)]
    size = pen.stance.stature
    hand = joints[2]
    reach = (hand[0] - joints[1][0], hand[1] - joints[1][1])
    length = max((reach[0] ** 2 + reach[1] ** 2) ** 0.5, 1e-6)
    tip = (hand[0] + reach[0] / length * 0.030 * size, hand[1] + reach[1] / length * 0.030 * size)
    pen.limb([hand, tip], (0.036, 0.034), skin)
    pen.limb(joints, _SLEEVE_WIDTHS, sleeve)


def _draw_leg(pen: Pen, guise: Guise, attire: Attire, joints: tuple[Point, Point, Point]) -> None:
    hip, knee, foot = (pen.stance.lower(each) for each in joints)
    bare = attire.dress in _BARE_LEGS and attire.legs != "shorts"
    trousers = attire.legs_colour
    colour = guise.skin if bare else trousers
    _draw_foot(pen, joints[2], attire)
    pen.limb(
        [hip, knee, foot], _LEG_WIDTHS, mix(colour, (30, 28, 40), 0.12 if joints[0][0] > 0 else 0.0)
    )
    if attire.legs == "shorts":
        pen.limb([knee, foot], _LEG_WIDTHS[1:], guise.skin)
    boots = attire.colour_of("boots")
    if boots is not None:
        shin = ((knee[0] + foot[0] * 2) / 3, (knee[1] + foot[1] * 2) / 3)
        pen.limb([shin, foot], (0.074, 0.066), boots)


def _draw_foot(pen: Pen, foot: Point, attire: Attire) -> None:
    x, y = foot
    colour = attire.colour_of("boots") or attire.colour_of("sandals") or _SHOES
    high = _BOOT if attire.colour_of("boots") else _SHOE
    sole = y + 0.028
    shape = ((x - 0.034, sole), (x - 0.032, y - high * 0.6), (x + 0.024, y - high * 0.5))
    toe = ((x + 0.074, sole - 0.014), (x + 0.072, sole))
    pen.shape((*shape, *toe), colour, pen.stance.lower, shaded=False)


def draw_shadow(canvas: Canvas, stance: Stance, light: Light) -> None:
    """Draw the shadow at somebody's feet, away from the light."""
    x, y = stance.x + 0.05 * stance.stature, stance.y + (GROUND + 0.022) * stance.stature
    if stance.lying is not None:
        x, y = stance.x, stance.y + 0.09 * stance.stature
    wide = 0.5 if stance.lying is not None else 0.20
    for grown, opacity in ((1.0, 0.18), (0.72, 0.22)):
        radii = (wide * stance.stature * grown, 0.026 * stance.stature * grown)
        canvas.ellipse((x, y), radii, alpha(light.shade, opacity))
