"""Writes the chosen segments down as a film."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from storyc.ir import Screenplay
from storyc.plan.cost import Tariff
from storyc.plan.extending import Growth
from storyc.plan.lined import lined
from storyc.plan.piece import Division, Piece, find_pieces
from storyc.plan.plan import Link, PlannedShot, Segment
from storyc.plan.run import Gauge, Run
from storyc.plan.shots import place_shots
from storyc.plan.slate import slate
from storyc.plan.why import why_at_start, why_cut
from storyc.targets import price
from storyc.timing import Timing


@dataclass(frozen=True, slots=True)
class Layout:
    """What it takes to write segments down."""

    screenplay: Screenplay
    timing: Timing
    gauge: Gauge
    tariff: Tariff

    def segments(self, runs: Sequence[Run], divisions: Sequence[Division]) -> tuple[Segment, ...]:
        """Return the segments of the whole film, in order."""
        pieces = list(find_pieces(runs, divisions))
        lettered: Counter[str] = Counter()
        segments: list[Segment] = []
        start = 0
        grown: Growth | None = None
        for piece, shots in zip(pieces, place_shots(pieces, self.timing), strict=True):
            name = slate(piece.run.scene.id, lettered[piece.run.scene.id])
            segment = self._segment(piece, name, start, shots, grown)
            segments.append(segment)
            grown = Growth.after(segment, self.timing.fps, grown)
            lettered[piece.run.scene.id] += 1
            start += piece.frames
        return tuple(segments)

    def _segment(
        self,
        piece: Piece,
        name: str,
        start: int,
        shots: tuple[PlannedShot, ...],
        grown: Growth | None,
    ) -> Segment:
        clip_frames = piece.head_handle + piece.frames + piece.tail_handle
        billed = self.tariff.billed(clip_frames)
        usd = price(self.tariff.target, self.tariff.size, billed)
        is_first = start == 0
        return Segment(
            slate=name,
            scene=piece.run.scene.id,
            start_frame=start,
            frames=piece.frames,
            head_handle=piece.head_handle,
            tail_handle=piece.tail_handle,
            billed_s=billed,
            usd=None if usd is None else f"{usd:f}",
            link=self._link(piece, billed, grown),
            why_cut=self._why(piece, is_first_of_film=is_first),
            transition_in=piece.transition_in,
            transition_out=piece.transition_out,
            shots=shots,
            lines=lined(
                self.screenplay,
                piece.run.scene,
                piece.beats,
                begins_scene=piece.begins_scene,
                begins_shot=piece.begins_shot,
            ),
        )

    def _link(self, piece: Piece, billed: int, grown: Growth | None) -> Link:
        """Return how a piece follows the clip before, `None` where the film begins with it."""
        link = piece.link(is_first_of_film=grown is None)
        if link == "cut" or grown is None:
            return link
        can_grow = grown.can_grow(self.tariff.target.extension, billed)
        is_alone = not self.gauge.references.used_by(piece.run.scene, piece.beats)
        return "extend" if can_grow and is_alone else link

    def _why(self, piece: Piece, *, is_first_of_film: bool) -> str:
        if piece.before is None:
            return why_at_start(piece.run, is_first_of_film=is_first_of_film)
        return why_cut(
            piece.run,
            piece.before,
            (piece.first, piece.stop),
            gauge=self.gauge,
            tariff=self.tariff,
        )
