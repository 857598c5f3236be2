"""The film's sound from its takes and the script's cues, ready to be written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from storyc.assemble.bed import Bed
from storyc.assemble.ducking import HOP, Ducking, LevelMeter, Levels
from storyc.assemble.edit import Edit
from storyc.assemble.errors import AssembleError
from storyc.assemble.master import Master
from storyc.assemble.mix import mix
from storyc.assemble.part import Packet, Part, PartFolder
from storyc.assemble.raster import SAMPLE_RATE, Raster, samples_at
from storyc.assemble.report import Loudness
from storyc.assemble.scratch import Scratch, scratch_in
from storyc.assemble.sound_code import frames_of
from storyc.assemble.take import Take
from storyc.emit.score import Cue, Score
from storyc.wishes.loudness import DEFAULT_LUFS

_STRETCH = 60 * SAMPLE_RATE
"""Samples that are in memory at a time while cues are laid."""


@dataclass(frozen=True, slots=True)
class FilmSound:
    """The coded sound of a film. `drones` are pieces of music that a drone stands in for."""

    part: Part
    loudness: Loudness
    drones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SoundPlan:
    """What is heard besides the takes, from files in a folder, and how loud the film is to be."""

    score: Score
    folder: Path
    target_lufs: float = DEFAULT_LUFS


TAKES_ALONE = SoundPlan(Score(), Path())


@dataclass(frozen=True)
class Soundtrack:
    """Everything that the sound of a film is made from."""

    edits: Sequence[Edit]
    takes: Mapping[str, Take]
    raster: Raster
    plan: SoundPlan

    def part(self, parts: PartFolder) -> FilmSound:
        """Return the coded sound with what there is to say of it.

        It is made only if a take, a cue's file or the edit changed.

        Raises:
            AssembleError: a take or a file of the script cannot be decoded.
            OSError: the parts cannot be written.
        """
        making = _Making(self, parts.path)
        part = parts.part(("sound", self._essence()), making.packets, making.note)
        if len(part.sizes) != frames_of(self.samples):
            raise AssembleError(
                "the sound came out with another length than the film; please report this"
            )
        note = part.note
        return FilmSound(part, Loudness(note["lufs"], note["dbtp"]), tuple(note["drones"]))

    def _essence(self) -> tuple[object, ...]:
        files = [(take.slate, take.path) for take in self.takes.values()]
        files += [
            (cue.text, self.plan.folder / cue.file) for cue in self.plan.score.cues if cue.file
        ]
        known = [(name, path.name, *_identity(path)) for name, path in files]
        cut = [
            (it.segment.slate, it.segment.scene, it.segment.start_frame, it.segment.frames)
            for it in self.edits
        ]
        joins = [
            (it.segment.head_handle, it.head, it.tail, it.fade_in, it.fade_out) for it in self.edits
        ]
        return (cut, joins, self.raster, self.plan.score, self.plan.target_lufs, known)

    @property
    def samples(self) -> int:
        """Samples of the film."""
        last = self.edits[-1].segment
        return samples_at(last.start_frame + last.frames, self.raster.fps)


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells that a file is what it was, without reading it, as make and git do."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return 0, 0  # whoever reads the file says that it is missing
    return about.st_size, about.st_mtime_ns


class _Making:
    """One time that the sound is made, with the mix on the disk meanwhile."""

    def __init__(self, track: Soundtrack, folder: Path) -> None:
        self._track = track
        self._folder = folder
        self._loudness = Loudness(None, None)
        self._drones: list[str] = []

    def packets(self) -> Iterator[Packet]:
        """Yield the coded sound."""
        track = self._track
        with scratch_in(self._folder, track.samples) as scratch:
            levels = self._lay_takes(scratch)
            self._lay_cues(scratch, levels)
            master = Master(scratch, track.plan.target_lufs)
            yield from master.packets()
            self._loudness = master.loudness

    def note(self) -> dict[str, object]:
        """Return what was measured, and the music that a drone stands in for."""
        return {
            "lufs": self._loudness.integrated_lufs,
            "dbtp": self._loudness.true_peak_dbtp,
            "drones": self._drones,
        }

    def _lay_takes(self, scratch: Scratch) -> Levels:
        track = self._track
        meter = LevelMeter()
        at = 0
        for stretch in mix(track.edits, track.takes, track.raster.fps, track.plan.score.speeches):
            scratch.write(at, stretch)
            meter.add(stretch)
            at += len(stretch)
        return meter.levels()

    def _lay_cues(self, scratch: Scratch, levels: Levels) -> None:
        track, fps = self._track, self._track.raster.fps
        beds = [
            Bed(cue, track.plan.folder, fps)
            for cue in track.plan.score.cues
            if self._is_laid(cue, levels)
        ]
        if not beds:
            return
        ducking = Ducking(levels, track.plan.score.speeches, fps)
        for at in range(0, track.samples, _STRETCH):
            stop = min(at + _STRETCH, track.samples)
            sound = scratch.read(at, stop)
            for bed in beds:
                bed.add_to(sound, at, ducking)
            scratch.write(at, sound)

    def _is_laid(self, cue: Cue, levels: Levels) -> bool:
        """Tell whether a cue is added to the takes; one without a file is what they hold.

        Where they hold nothing at all, a drone stands in for music.
        """
        if cue.file is not None:
            return True
        fps = self._track.raster.fps
        first, stop = (
            samples_at(cue.start_frame, fps),
            samples_at(cue.start_frame + cue.frames, fps),
        )
        is_missing = cue.kind == "MUSIC" and not levels[first // HOP : -(-stop // HOP)].any()
        if is_missing and cue.text not in self._drones:
            self._drones.append(cue.text)
        return is_missing
