"""What the assembler says of the film that it made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storyc.assemble.changes import Changes


@dataclass(frozen=True, slots=True)
class Loudness:
    """Loudness of a whole film. Units: LUFS integrated, dB true peak; silence has neither."""

    integrated_lufs: float | None
    true_peak_dbtp: float | None


@dataclass(frozen=True, slots=True)
class FilmReport:
    """What was made.

    `loudness` is that of the written mix. `conformed` says for each take whose pictures could not
    be copied why not, by slate. `drones` are pieces of music that are neither in a file nor in the
    takes, so that a drone stands in for them. `changes` is what was done to pictures.
    """

    frames: int
    seconds: float
    loudness: Loudness
    copied_frames: int
    encoded_frames: int
    conformed: Mapping[str, str]
    changes: "Changes"
    drones: tuple[str, ...] = ()

    def told(self, fps: int) -> dict[str, tuple[str, ...]]:
        """Say what the film has of each clip that its file has not, by slate, in words."""
        told: dict[str, tuple[str, ...]] = {
            slate: (f"made to fit ({why})",) for slate, why in self.conformed.items()
        }
        for slate, words in self.changes.told(fps).items():
            told[slate] = (*told.get(slate, ()), *words)
        return told
