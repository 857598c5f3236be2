"""The backend that needs no network, key or money: it draws boards and reads lines aloud."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from storyc.backends.animatic.babble import BabbleVoice
from storyc.backends.animatic.clip import encode
from storyc.backends.animatic.lettering import own_lettering
from storyc.backends.animatic.page import draw_frames
from storyc.backends.animatic.portrait import Portraits
from storyc.backends.animatic.shown import shown_texts
from storyc.backends.animatic.soundtrack import soundtrack
from storyc.backends.animatic.typeface import system_fonts
from storyc.backends.animatic.voice import Voice, scratch_voice
from storyc.backends.base import ClipReport, ClipRequest
from storyc.diagnostics import Code, Diagnostic
from storyc.emit.drawing import USUAL, Drawing
from storyc.emit.sheet import BoardSheet
from storyc.world.disk import replacing

DRAWING = 7
"""Raised whenever equal sheets are drawn or voiced differently than before."""

_NO_VOICE = Diagnostic(
    Code.NO_SCRATCH_VOICE,
    "this machine has no scratch voice, so lines are heard as tones of their length",
    None,
    help="install the espeakng-loader package where it is offered; the film is complete without it",
)


_NO_LETTERS = Diagnostic(
    Code.MISSING_LETTERS,
    "the boards show boxes for letters that no font on this machine has",
    None,
    help="install a font that knows them, such as Noto, and compile again; the plan, the prompts"
    " and the captions have every letter",
)


def _best_voice() -> Voice:
    return scratch_voice() or BabbleVoice()


@dataclass(frozen=True)
class Animatic:
    """Draws a clip from its board sheet and the stills of cameos; the prompt does not matter.

    `references` is the folder of the script, which holds the cameos' clips. `drawing` is how its
    makers want it.
    """

    voice: Voice = field(default_factory=_best_voice)
    references: Path | None = None
    drawing: Drawing = USUAL

    @property
    def name(self) -> str:
        """What the command line calls it."""
        return "animatic"

    @property
    def version(self) -> str:
        """The drawing's version and manner, the voice, the fonts for letters that ours lacks."""
        return "+".join((str(DRAWING), *self._manner(), self.voice.name, *system_fonts()))

    def essence(self, request: ClipRequest) -> Sequence[str]:
        """Return the sheet and what its cameos look like: where they are equal, clips are."""
        digests = self._portraits(request.sheet).digests
        return (request.sheet.model_dump_json(), *(digests[name] for name in sorted(digests)))

    def generate(self, request: ClipRequest, into: Path) -> ClipReport:
        """Write the clip.

        Diagnostics: W0901 where lines are spoken without a voice, W0902 where letters are missing.

        Raises:
            OSError: the file cannot be written.
        """
        sheet = request.sheet
        sound = soundtrack(sheet, self.voice)
        with replacing(into) as temporary:
            frames = draw_frames(sheet, self._portraits(sheet), self.drawing)
            encode(temporary, sheet, frames, sound)
        return ClipReport(tuple(self._findings(sheet)))

    def _manner(self) -> Iterator[str]:
        if self.drawing.shows_time_code:
            yield "time code"
        if self.drawing.is_on_twos:
            yield "on twos"
        if not self.drawing.has_words:
            yield "without words"

    def _findings(self, sheet: BoardSheet) -> Iterator[Diagnostic]:
        if isinstance(self.voice, BabbleVoice) and sheet.lines:
            yield _NO_VOICE
        if own_lettering().lacks(shown_texts(sheet)):
            yield _NO_LETTERS

    def _portraits(self, sheet: BoardSheet) -> Portraits:
        figures = (figure for panel in sheet.panels for figure in panel.figures)
        names = tuple(sorted({it.portrait for it in figures if it.portrait is not None}))
        return Portraits() if self.references is None else Portraits.load(self.references, names)
