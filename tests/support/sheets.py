"""Board sheets made by hand, with what a test does not care about filled in."""

from storyc.backends.base import ClipRequest
from storyc.emit.prompt import Prompt
from storyc.emit.sheet import BoardSheet, Figure, Line, Panel, SoundCue, Words


def figure(name: str = "MARA", x: float = 0.5, **facts: object) -> Figure:
    """Return somebody on a board."""
    return Figure(**{"name": name, "kind": "character", "x": x, "hue": 210} | facts)


def panel(start: int = 0, frames: int = 24, **facts: object) -> Panel:
    """Return a medium shot of MARA in a room by night."""
    return Panel(
        **{
            "shot": "1A",
            "start_frame": start,
            "frames": frames,
            "size": "MEDIUM",
            "angle": None,
            "lens_mm": 50,
            "move": "static",
            "move_direction": None,
            "move_speed": None,
            "setting": "INT",
            "place": "LIGHTHOUSE",
            "area": None,
            "time_of_day": "NIGHT",
            "weather": None,
            "focus_is_place": False,
            "figures": (figure(),),
            "description": "MEDIUM on MARA",
        }
        | facts
    )


def words(text: str, start: int = 0, frames: int = 24) -> Words:
    """Return action text."""
    return Words(start_frame=start, frames=frames, text=text)


def line(text: str, start: int = 0, frames: int = 24, **facts: object) -> Line:
    """Return a line of MARA's."""
    return Line(
        **{
            "start_frame": start,
            "frames": frames,
            "speaker": "MARA",
            "text": text,
            "off_screen": False,
            "sung": False,
            "voice": None,
        }
        | facts
    )


def cue(kind: str, text: str, start: int = 0, frames: int = 24, **facts: object) -> SoundCue:
    """Return a sound or music cue."""
    return SoundCue(kind=kind, text=text, start_frame=start, frames=frames, **facts)


def sheet(frames: int = 24, **facts: object) -> BoardSheet:
    """Return a small sheet with one panel over its whole length."""
    return BoardSheet(
        **{
            "slate": "1A",
            "title": "The Lamp Keeper",
            "width": 320,
            "height": 180,
            "fps": 24,
            "frames": frames,
            "head_handle": 0,
            "tail_handle": 0,
            "language": "en",
            "panels": (panel(frames=frames),),
            "words": (),
            "lines": (),
            "cues": (),
        }
        | facts
    )


def request(of: BoardSheet, prompt: str = "a prompt") -> ClipRequest:
    """Return a request for a sheet."""
    return ClipRequest(of, Prompt(slate=of.slate, text=prompt, size=1, references=()))
