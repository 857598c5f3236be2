"""Lowering a script that a test writes out."""

from collections.abc import Iterator
from dataclasses import dataclass

from storyc.diagnostics import Code, Diagnostic
from storyc.ir import Beat, Screenplay, Shot
from storyc.lower import lower
from storyc.source import SourceFile, Span
from storyc.world.reader import MemoryReader

ENTRY = "film.story"

_OF_SHORT_SCRIPTS = frozenset({Code.UNUSED_DECLARATION, Code.UNUSED_IMPORT})


@dataclass(frozen=True)
class Lowered:
    """A screenplay and what was found on the way to it."""

    screenplay: Screenplay
    diagnostics: tuple[Diagnostic, ...]

    @property
    def codes(self) -> list[Code]:
        """The codes of the findings, in reading order."""
        return [it.code for it in self.diagnostics]

    @property
    def shots(self) -> list[Shot]:
        """All shots, in film order."""
        return [shot for scene in self.screenplay.scenes for shot in scene.shots]

    @property
    def beats(self) -> list[Beat]:
        """All beats, in film order."""
        return [beat for shot in self.shots for beat in shot.beats]

    @property
    def texts(self) -> list[str]:
        """The words of all beats that have words."""
        return [beat.text for beat in self.beats if beat.kind != "hold"]

    def only(self) -> Diagnostic:
        """Return the one finding."""
        assert len(self.diagnostics) == 1, self.diagnostics
        return self.diagnostics[0]

    def at(self, span: Span | None) -> str:
        """Return what is written at a place."""
        assert span is not None
        return self.screenplay.source_by_name[span.source].text[span.start : span.end]


def lowered(text: str, files: dict[str, str] | None = None) -> Lowered:
    """Lower a script; `files` are the others in its folder.

    A few lines for a test rarely use all that they declare, so that is not among the findings.
    """
    screenplay, found = lower(SourceFile(ENTRY, text), MemoryReader(files or {}))
    return Lowered(screenplay, tuple(it for it in found if it.code not in _OF_SHORT_SCRIPTS))


def every_span(value: object) -> Iterator[Span]:
    """Yield every place in a value of the IR, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from every_span(each)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from every_span(getattr(value, name))
