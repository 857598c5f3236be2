"""The film's sound from its takes and the script's cues, ready to be written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from storyc.assemble.edit import Edit
from storyc.assemble.master import Master
from storyc.assemble.mix import mix
from storyc.assemble.part import Packet, Part, PartFolder
from storyc.assemble.raster import Raster, samples_at
from storyc.assemble.report import Loudness
from storyc.assemble.score import Score
from storyc.assemble.scratch import Scratch
from storyc.assemble.take import Take


@dataclass(frozen=True)
class Soundtrack:
    """Everything that the sound of a film is made from. `target_lufs` is what it is brought to."""

    edits: Sequence[Edit]
    takes: Mapping[str, Take]
    raster: Raster
    score: Score
    target_lufs: float

    def part(self, parts: PartFolder) -> tuple[Part, Loudness]:
        """Return the coded sound and the loudness that was measured of it.

        It is made only if a take, a cue's file or the edit changed.

        Raises:
            AssembleError: a take or a file of the script cannot be decoded.
            OSError: the parts cannot be written.
        """
        making = _Making(self, parts.path)
        part = parts.part(("sound", self._essence()), making.packets, making.note)
        return part, Loudness(*part.note)

    def _essence(self) -> tuple[object, ...]:
        files = [(take.slate, take.path) for take in self.takes.values()]
        files += [(cue.text, cue.path) for cue in self.score.cues if cue.path is not None]
        known = [(name, path.name, *_identity(path)) for name, path in files]
        return (self.edits, self.raster, self.score, self.target_lufs, known)

    @property
    def samples(self) -> int:
        """Samples of the film."""
        last = self.edits[-1].segment
        return samples_at(last.start_frame + last.frames, self.raster.fps)


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells that a file is what it was, without reading it, as make and git do."""
    about = path.stat()
    return about.st_size, about.st_mtime_ns


class _Making:
    """One time that the sound is made, with the mix on the disk meanwhile."""

    def __init__(self, track: Soundtrack, folder: Path) -> None:
        self._track = track
        self._folder = folder
        self._loudness = Loudness(None, None)

    def packets(self) -> Iterator[Packet]:
        """Yield the coded sound."""
        track = self._track
        with TemporaryDirectory(prefix=".storyc-mix-", dir=self._folder) as folder:
            scratch = Scratch(Path(folder) / "mix", track.samples)
            at = 0
            for stretch in mix(track.edits, track.takes, track.raster.fps, track.score.speeches):
                scratch.write(at, stretch)
                at += len(stretch)
            master = Master(scratch, track.target_lufs)
            yield from master.packets()
            self._loudness = master.loudness

    def note(self) -> list[float | None]:
        """Return the loudness that was measured."""
        return [self._loudness.integrated_lufs, self._loudness.true_peak_dbtp]
