"""What people sit, lie and lean at: chairs, stones, beds, tables."""

from storyc.backends.animatic import lexicon
from storyc.backends.animatic.canvas import Canvas
from storyc.backends.animatic.colour import Colour, Light, mix
from storyc.backends.animatic.glossary import pattern_of
from storyc.backends.animatic.pen import Pen
from storyc.backends.animatic.stance import Stance
from storyc.emit.sheet import Figure

_TABLE = pattern_of(lexicon.TABLE)
_WOOD: Colour = (136, 102, 74)
_STONE: Colour = (112, 112, 114)
_LINEN: Colour = (214, 210, 202)
_BLANKET: Colour = (104, 124, 146)


def draw_seat(
    canvas: Canvas, figure: Figure, stance: Stance, light: Light, *, indoors: bool
) -> None:
    """Draw what somebody sits or lies on, behind them."""
    pen = Pen(canvas, stance, light)
    if figure.posture == "sits":
        draw = _draw_chair if indoors else _draw_stone
        draw(pen)
    elif figure.posture == "lies" and indoors:
        _draw_bed(pen)


def draw_before(canvas: Canvas, figure: Figure, stance: Stance, light: Light) -> None:
    """Draw the table that somebody sits at, before them."""
    if figure.posture == "sits" and any(_TABLE.search(it.casefold()) for it in figure.doing):
        _draw_table(Pen(canvas, stance, light))


def _draw_chair(pen: Pen) -> None:
    place = pen.stance.lower
    dark = mix(_WOOD, (30, 26, 30), 0.3)
    for x in (-0.10, 0.13):
        pen.shape(
            ((x, 0.79), (x + 0.026, 0.79), (x + 0.026, 0.995), (x, 0.995)),
            dark,
            place,
            shaded=False,
        )
    pen.shape(
        ((-0.15, 0.45), (-0.11, 0.45), (-0.09, 0.80), (-0.13, 0.80)), dark, place, shaded=False
    )
    pen.shape(
        ((-0.13, 0.775), (0.17, 0.775), (0.17, 0.81), (-0.13, 0.81)), _WOOD, place, shaded=False
    )


def _draw_stone(pen: Pen) -> None:
    stone = (
        (-0.26, 0.99),
        (-0.22, 0.80),
        (-0.06, 0.765),
        (0.12, 0.775),
        (0.17, 0.86),
        (0.18, 0.99),
    )
    pen.round(stone, _STONE, pen.stance.lower)


def _draw_table(pen: Pen) -> None:
    place = pen.stance.lower
    dark = mix(_WOOD, (30, 26, 30), 0.3)
    for x in (0.14, 0.56):
        pen.shape(
            ((x, 0.66), (x + 0.032, 0.66), (x + 0.026, 0.995), (x + 0.006, 0.995)),
            dark,
            place,
            shaded=False,
        )
    pen.shape(
        ((0.07, 0.625), (0.66, 0.625), (0.67, 0.665), (0.06, 0.665)), _WOOD, place, shaded=False
    )


def _draw_bed(pen: Pen) -> None:
    """Draw mattress and pillow under somebody who lies: along runs from the head to the feet."""
    stance = pen.stance
    lying = stance.lying or 0.0

    def at(point: tuple[float, float]) -> tuple[float, float]:
        along, down = point
        return (
            stance.x + stance.side * (along - lying) * stance.stature,
            stance.y + down * stance.stature,
        )

    pen.shape(((-0.12, 0.07), (1.08, 0.07), (1.08, 0.22), (-0.12, 0.22)), _WOOD, at, shaded=False)
    pen.shape(((-0.11, 0.05), (1.06, 0.05), (1.06, 0.13), (-0.11, 0.13)), _LINEN, at, shaded=False)
    pen.shape(
        ((-0.10, -0.015), (0.17, 0.02), (0.18, 0.065), (-0.11, 0.065)),
        (236, 234, 228),
        at,
        shaded=False,
    )
    pen.shape(
        ((-0.14, -0.16), (-0.11, -0.16), (-0.11, 0.26), (-0.14, 0.26)), _WOOD, at, shaded=False
    )
