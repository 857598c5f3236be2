"""The end credits: what the title page says, on cards behind the film."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from PIL import Image, ImageDraw

from storyc.assemble.picture import Picture, plain_picture, planes
from storyc.backends.animatic.lettering import Block, Lettering, own_lettering
from storyc.ir import TitlePage
from storyc.plan.plan import Plan, PlannedTransition, Segment
from storyc.world.disk import replacing

SLATE = "CREDITS"
"""No segment of a script has it: theirs end with a set-up letter behind a dot or a digit."""

SCENE = "End credits"
"""It is the chapter's name too."""

_CARD_S = 4
_FADE_HALVES_S = 1
_TITLE_SHARE, _TEXT_SHARE = 1 / 10, 1 / 20
_LINES = 8
"""Lines of a card: more of them would be too small or too many to be read in its time."""

_WIDTH_SHARE = 0.8
_WHITE = 235
_LEADING = 1.5
_SETTINGS = {"preset": "ultrafast", "crf": "17", "bf": "0", "x264-params": "stitchable=1"}


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A line of the credits; the title's letters are larger."""

    text: str
    is_title: bool = False


def credits_of(page: TitlePage) -> tuple[CreditLine, ...]:
    """Return what the title page has to say at the end: title, authors, source, copyright."""
    return tuple(_lines(page))


def _lines(page: TitlePage) -> Iterator[CreditLine]:
    values = {it.key: it.value for it in page.entries}
    if page.title:
        yield CreditLine(page.title, is_title=True)
    # The entries have the lines as they were written: one name each.
    author = values.get("author") or values.get("authors")
    if author:
        yield from map(CreditLine, (page.credit or "written by").splitlines())
        yield from map(CreditLine, author.splitlines())
    for text in (values.get("source"), values.get("copyright")):
        if text:
            yield from map(CreditLine, text.splitlines())


def with_credits(plan: Plan, lines: Sequence[CreditLine]) -> Plan:
    """Return a plan with the credits as its last segment; without lines it stays as it is."""
    if not lines:
        return plan
    frames = len(_cards(lines)) * _CARD_S * plan.fps
    fade = plan.fps * _FADE_HALVES_S // 2
    segment = Segment(
        slate=SLATE,
        scene=SCENE,
        start_frame=plan.frames,
        frames=frames,
        head_handle=0,
        tail_handle=0,
        billed_s=0,
        usd="0",
        link="cut",
        why_cut="the credits",
        transition_in=PlannedTransition(kind="fade in", frames=fade),
        transition_out=PlannedTransition(kind="fade out", frames=fade),
        shots=(),
        lines=(),
    )
    return plan.model_copy(
        update={"frames": plan.frames + frames, "segments": (*plan.segments, segment)}
    )


def draw_credits(lines: Sequence[CreditLine], plan: Plan, path: Path) -> Path:
    """Draw the clip of the credits, whole or not at all, and return its path.

    Raises:
        OSError: it cannot be written.
    """
    size = plan.width, plan.height
    with replacing(path) as temporary, av.open(str(temporary), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=plan.fps, options=dict(_SETTINGS))
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.color_primaries = ColorPrimaries.BT709
        stream.codec_context.color_trc = ColorTrc.BT709
        stream.codec_context.colorspace = Colorspace.ITU709
        stream.codec_context.color_range = ColorRange.MPEG
        for card in _cards(lines):
            frame = VideoFrame.from_ndarray(_picture(card, size), format="yuv420p")
            for _ in range(_CARD_S * plan.fps):
                frame.pts = None
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def _cards(lines: Sequence[CreditLine]) -> list[Sequence[CreditLine]]:
    return [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]


def _picture(card: Sequence[CreditLine], size: tuple[int, int]) -> Picture:
    """Return a card: white words in the middle of black, each as large as its line allows."""
    width, height = size
    letters = own_lettering()
    image = Image.new("RGB", size)
    draw = ImageDraw.Draw(image)
    rows = [(line, row) for line in card for row in _rows(line, letters, size)]
    tall = sum(_size_of(line, height) * _LEADING for line, _ in rows)
    y = (height - tall) / 2
    for line, row in rows:
        letter = _size_of(line, height)
        left = (width - letters.width(row, letter)) / 2
        letters.draw(draw, (left, y), Block((row,), letter), (255, 255, 255))
        y += letter * _LEADING
    picture = plain_picture(width, height, "black")
    luma = planes(picture, *size)[0]
    light = np.asarray(image.convert("L"), dtype=np.float32) / np.float32(255)
    luma[:] = np.rint(luma + (_WHITE - luma) * light)
    return picture


def _rows(line: CreditLine, letters: Lettering, size: tuple[int, int]) -> tuple[str, ...]:
    return letters.wrap(line.text, _size_of(line, size[1]), round(size[0] * _WIDTH_SHARE))


def _size_of(line: CreditLine, height: int) -> int:
    return max(round(height * (_TITLE_SHARE if line.is_title else _TEXT_SHARE)), 8)
