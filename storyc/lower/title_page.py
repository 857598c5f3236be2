"""The title page: known keys typed, every key kept."""

from collections.abc import Iterable

from storyc.diagnostics import Code, Diagnostic, Label, closest
from storyc.ir import FPS_DEFAULT, SIZE_DEFAULT, TargetChange, Text, TitleEntry, TitlePage
from storyc.lower import settings
from storyc.lower.correction import correction
from storyc.lower.findings import Findings
from storyc.lower.strand import Strand
from storyc.lower.variables import Scope, Variables
from storyc.source import Span
from storyc.syntax.tree import TitleLine

EDITION = 1
"""The edition of the language that this compiler reads."""

_KNOWN = (
    *("title", "author", "authors", "credit", "source", "draft date", "contact"),
    *("story", "target", "size", "fps", "aspect", "language", "style"),
)
_CUSTOMARY = (
    *("date", "notes", "copyright", "revision", "version", "licence", "license", "format"),
    *("genre", "logline", "episode", "series"),
)
"""Keys that scripts in the wild carry and nobody misspelt."""


def title_page(
    lines: Iterable[TitleLine],
    whole: Span,
    scope: Scope,
    variables: Variables,
    findings: Findings,
) -> TitlePage:
    """Read the title page of the compiled script.

    Diagnostics: `MALFORMED_TITLE_VALUE`, with the default used; `UNKNOWN_TITLE_KEY` where a key is
    nearly a known one; `DUPLICATE_TITLE_KEY`.
    """
    reader = _TitleReader(findings)
    entries = []
    for line in lines:
        value = variables.strand(line.value, scope).plain().strip()
        key = " ".join(line.key.text.casefold().split())
        entries.append(TitleEntry(key=key, value=value.text, span=line.span))
        reader.take(key, line, value)
    return reader.page(tuple(entries), whole)


def with_target(page: TitlePage, change: TargetChange, named_at: Span) -> TitlePage:
    """Let the script's first `target` declaration choose what the title page leaves open."""
    update: dict[str, object] = {}
    keys = {it.key for it in page.entries}
    if page.target is None:
        update["target"] = Text(text=change.name, span=named_at)
    if change.fps is not None and "fps" not in keys:
        update["fps"] = change.fps
    if not keys & {"size", "aspect"}:
        update |= _picture(change)
    return page.model_copy(update=update)


def _picture(change: TargetChange) -> dict[str, object]:
    if change.size is not None:
        return {"size": change.size}
    if change.aspect is not None:
        fitting = settings.fitting(change.aspect, min(SIZE_DEFAULT))
        return {"size": fitting, "aspect": change.aspect}
    return {}


class _TitleReader:
    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._values: dict[str, Strand] = {}
        self._lines_of: dict[str, TitleLine] = {}

    def take(self, key: str, line: TitleLine, value: Strand) -> None:
        """Keep the first value of a known key; report a second one and a key nearly known."""
        if key in _KNOWN:
            first = self._lines_of.setdefault(key, line)
            if first is line:
                self._values[key] = value
            else:
                self._findings.add(_twice(line, first))
            return
        near = closest(key, _KNOWN) if key not in _CUSTOMARY else None
        if near is not None and len(key) > len("fps"):
            self._findings.add(
                Diagnostic(
                    Code.UNKNOWN_TITLE_KEY,
                    f"the title page has no key {line.key.text}",
                    line.key.span,
                    here="kept, but without effect",
                    help=f"did you mean {near.capitalize()}?",
                    fixes=correction([line.key], near.capitalize()),
                )
            )

    def page(self, entries: tuple[TitleEntry, ...], whole: Span) -> TitlePage:
        """Return the typed page."""
        shape = self._aspect()
        return TitlePage(
            entries=entries,
            title=self._words("title"),
            author=self._words("author") or self._words("authors"),
            credit=self._words("credit"),
            source=self._words("source"),
            draft_date=self._words("draft date"),
            contact=self._lines("contact"),
            edition=self._edition(),
            target=self._text("target"),
            style=self._text("style"),
            language=self._words("language") or "en",
            size=self._size(shape),
            fps=self._fps(),
            aspect=shape,
            span=entries[0].span.merge(entries[-1].span) if entries else whole.slice(0, 0),
        )

    def _lines(self, key: str) -> str | None:
        value = self._values.get(key)
        return value.text or None if value is not None else None

    def _words(self, key: str) -> str | None:
        lines = self._lines(key)
        return None if lines is None else " ".join(lines.split())

    def _text(self, key: str) -> Text | None:
        words = self._words(key)
        return None if words is None else Text(text=words, span=self._values[key].span())

    def _edition(self) -> int:
        text = self._words("story")
        if text is not None and text != str(EDITION):
            self._malformed("story", f"this storyc reads edition {EDITION}", f"Story: {EDITION}")
        return EDITION

    def _fps(self) -> int:
        text = self._words("fps")
        fps = settings.fps(text) if text is not None else FPS_DEFAULT
        if fps is None:
            self._malformed("fps", f"taken as {FPS_DEFAULT}", settings.FPS_RULE)
        return fps or FPS_DEFAULT

    def _aspect(self) -> tuple[int, int] | None:
        text = self._words("aspect")
        shape = settings.aspect(text) if text is not None else None
        if text is not None and shape is None:
            self._malformed("aspect", "ignored", settings.ASPECT_RULE)
        return shape

    def _size(self, shape: tuple[int, int] | None) -> tuple[int, int]:
        text = self._words("size")
        size = settings.size(text) if text is not None else None
        if text is not None and size is None:
            self._malformed("size", "ignored", settings.SIZE_RULE)
        fitting = settings.fitting(shape, min(size or SIZE_DEFAULT)) if shape else None
        if size is not None and fitting is not None and abs(fitting[0] - size[0]) > size[0] / 50:
            wanted = f"{fitting[0]}x{fitting[1]}"
            self._malformed("size", "not the shape that Aspect asks for", f"{wanted}, or no Aspect")
        return size or fitting or SIZE_DEFAULT

    def _malformed(self, key: str, here: str, rule: str) -> None:
        value = self._values[key]
        self._findings.add(
            Diagnostic(
                Code.MALFORMED_TITLE_VALUE,
                f"{_shown(key)} cannot be {self._words(key) or 'empty'}",
                value.span(),
                here=here,
                help=f"write {rule}",
            )
        )


def _twice(line: TitleLine, first: TitleLine) -> Diagnostic:
    return Diagnostic(
        Code.DUPLICATE_TITLE_KEY,
        f"the title page says {line.key.text} twice",
        line.key.span,
        here="the second one is ignored",
        labels=(Label(first.key.span, "first said here"),),
        help="remove one of the lines, or join them: indented lines go on with the line above",
    )


def _shown(key: str) -> str:
    return key.upper() if key == "fps" else key.capitalize()
