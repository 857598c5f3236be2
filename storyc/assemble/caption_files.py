"""Captions as the files that players and subtitling programs read.

The only part that speaks to pysubs2.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Literal

from pysubs2 import SSAEvent, SSAFile, SSAStyle

from storyc.assemble.subtitles import Caption

Form = Literal["srt", "vtt", "ass"]

FORMS: Mapping[str, Form] = {
    "captions.srt": "srt",
    "captions.vtt": "vtt",
    "captions.ass": "ass",
}

_MARKS = str.maketrans({"\n": r"\N", "{": "(", "}": ")", "\\": "\\\u2060"})
"""Line ends as the library writes them. Braces and backslashes would be commands to it: braces
become brackets, and a backslash is followed by a word joiner, which nobody sees."""

_LETTERS_OF_HEIGHT = 18
"""The picture is as high as so many letters, which leaves 42 of them room in a line."""


def caption_text(captions: Sequence[Caption], form: Form, fps: int, size: tuple[int, int]) -> str:
    """Return a caption file.

    Args:
        captions: what stands in it, in film frames.
        form: SubRip, WebVTT or Advanced SubStation Alpha.
        fps: frames a second.
        size: of the picture in pixels, which ASS is laid out for.
    """
    file = SSAFile()
    width, height = size
    file.info |= {"PlayResX": str(width), "PlayResY": str(height), "WrapStyle": "2"}
    file.styles["Default"] = SSAStyle(
        fontname="Arial",
        fontsize=height / _LETTERS_OF_HEIGHT,
        outline=height / 360,
        shadow=0,
        marginv=round(height * 0.06),
        marginl=round(width * 0.1),
        marginr=round(width * 0.1),
    )
    for it in captions:
        text = escape(it.text, quote=False) if form == "vtt" else it.text
        file.events.append(
            SSAEvent(
                start=_milliseconds(it.start_frame, fps),
                end=_milliseconds(it.start_frame + it.frames, fps),
                text=text.translate(_MARKS),
            )
        )
    return str(file.to_string(form))


def _milliseconds(frame: int, fps: int) -> int:
    return (frame * 1000 + fps // 2) // fps
