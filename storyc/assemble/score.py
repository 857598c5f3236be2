"""What is heard in the film besides its takes, and where somebody speaks: from the script."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CueKind = Literal["SOUND", "SFX", "AMBIENCE", "MUSIC"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A sound of the script in the film.

    `path` is its file; without one it is what the takes hold, if they hold it. `place` is where in
    the script it stands, for messages.

    Units: film frames; `gain_db` from the level of speech, `None` for what is usual for its kind.
    """

    kind: CueKind
    text: str
    path: Path | None
    start_frame: int
    frames: int
    fade_in_frames: int = 0
    fade_out_frames: int = 0
    gain_db: float | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """Film frames in which the script has somebody speak."""

    start_frame: int
    frames: int


@dataclass(frozen=True, slots=True)
class Score:
    """All cues and all speeches of a film, each in order."""

    cues: Sequence[Cue] = ()
    speeches: Sequence[Speech] = ()


NO_SCORE = Score()
