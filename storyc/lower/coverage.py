"""Covering what nobody divided into shots, the way an editor would.

A new place opens wide. A new speaker is a cut, a voice from elsewhere is not. A paragraph of action
is a shot on the first one it names; a thing alone is an insert. What runs long is cut where a
sentence ends. The same script is always covered in the same way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storyc.ir import (
    ActionBeat,
    Beat,
    Location,
    ShotSize,
    SoundBeat,
    SpeechBeat,
    Subject,
    Text,
    takes_time,
)
from storyc.lower.camera_lines import CameraLine, opens_with_camera_words
from storyc.lower.shot_draft import ShotDraft
from storyc.source import Span

LONG_SHOT_WORDS = 60
"""More words than this in one shot, about 25 seconds, and an editor looks for a cut."""


@dataclass(frozen=True)
class Setting:
    """Where the scene to be covered plays.

    `place` is its location, if it has one; `is_new` says that the scene before played elsewhere.
    """

    place: Location | None
    span: Span
    is_new: bool
    is_exterior: bool


class Coverage:
    """Shots for a run of happenings.

    `lone_speaker` is true where only one person speaks in the whole scene: there is nobody to cut
    to, so the camera stays wider.
    """

    def __init__(self, setting: Setting, why: str = "") -> None:
        self._setting = setting
        self._why = why
        self._opening = setting.is_new
        self._shots: list[ShotDraft] = []
        self._waiting: list[Beat] = []
        self._focus: str | None = None
        self._words = 0
        self._directed = False

    def finish(self) -> tuple[list[ShotDraft], list[Beat]]:
        """Return the shots, and the silent beats that wait for a shot to come."""
        return self._shots, self._waiting

    def wait(self, beats: Iterable[Beat]) -> None:
        """Take in beats without a length: they belong to whatever comes next."""
        self._waiting.extend(beats)

    def action(self, beats: Sequence[Beat]) -> None:
        """Cover a paragraph."""
        for number, run in enumerate(_runs(beats)):
            self._run_of_action(run, "" if number == 0 else "long action")

    def speech(self, beats: Sequence[Beat]) -> None:
        """Cover a speech."""
        first = beats[0]
        if not isinstance(first, SpeechBeat):
            self.action(beats)
            return
        for number, run in enumerate(_runs(beats)):
            self._run_of_speech(
                first, run, "" if number == 0 else f"long speech: {first.character}"
            )

    def voice(self, beats: Sequence[Beat]) -> None:
        """Cover words from nowhere in the picture: they do not cut."""
        if not self._shots:
            self._open_place(beats, ())
            return
        self._stay(beats)

    def card(self, beats: Sequence[Beat]) -> None:
        """Cover words on the screen: a shot of their own."""
        self._open(beats, None, (), "words on the screen")

    def camera(self, line: CameraLine, subject: Subject | None, span: Span) -> None:
        """Begin the shot that a camera line asks for; what follows belongs into it."""
        prose = () if line.words is None else (Text(text=line.words.text, span=line.words.span()),)
        self._open((), line.size, () if subject is None else (subject,), "camera line", span)
        shot = self._shots[-1]
        shot.prose, shot.preposition = prose, line.preposition
        shot.angles = () if line.angle is None else (line.angle,)
        self._directed = True

    def _run_of_action(self, beats: Sequence[Beat], why: str) -> None:
        people, things = _mentioned(beats, "character"), _mentioned(beats, "prop")
        size = opens_with_camera_words(_text(beats[0]))
        if self._directed:
            self._directed = False
            self._stay(beats)
        elif size is not None:
            self._open(beats, size, (people or things)[:1], "camera words")
        elif self._opening:
            self._open_place(beats, people[:2])
        elif people and not why and self._focus == people[0].name and self._has_room(beats):
            self._stay(beats)
        elif people:
            size = ShotSize.MEDIUM if len(people) == 1 else ShotSize.MEDIUM_WIDE
            self._open(beats, size, people[:2], why or f"new subject: {people[0].name}")
        elif things and len(beats) == 1:
            self._open(beats, ShotSize.INSERT, things[:1], f"new subject: {things[0].name}")
        elif self._continues(beats) and not why:
            self._stay(beats)
        else:
            self._open(beats, ShotSize.WIDE, self._place() or things[:1], why or "new action")

    def _run_of_speech(self, first: SpeechBeat, beats: Sequence[Beat], why: str) -> None:
        name = first.character
        self._directed = False
        if (first.is_off_screen or first.dual) and self._shots and not why:
            self._stay(beats)
            return
        who = (Subject(name=name, kind="character", span=first.span),)
        if first.is_off_screen:
            self._open_place(beats, ())
        elif self._opening:
            self._open_place(beats, who)
        elif self._focus == name and not why and self._has_room(beats):
            self._stay(beats)
        else:
            size = ShotSize.MEDIUM_CLOSE if self._is_close_on(name) else ShotSize.CLOSE
            self._open(beats, size, who, why or f"new speaker: {name}")

    def _open_place(self, beats: Sequence[Beat], people: tuple[Subject, ...]) -> None:
        place = self._place()
        size = ShotSize.WIDE
        if self._setting.is_exterior and not people:
            size = ShotSize.ESTABLISHING
        new = self._opening and self._setting.place is not None
        why = f"new place: {self._setting.place.name}" if new and self._setting.place else "opening"
        self._open(beats, size, (*place, *people), why)
        self._focus = people[0].name if people else None

    def _open(
        self,
        beats: Sequence[Beat],
        size: ShotSize | None,
        subjects: tuple[Subject, ...],
        why: str,
        span: Span | None = None,
    ) -> None:
        reason = f"{self._why}; {why}" if self._why else why
        place = span or (beats[0].span if beats else self._setting.span)
        draft = ShotDraft(place, inferred=True, reason=reason, size=size, subjects=subjects)
        draft.preposition = _preposition(size, subjects)
        self._shots.append(draft)
        self._focus = subjects[0].name if subjects else None
        self._words, self._why, self._opening, self._directed = 0, "", False, False
        self._stay(beats)

    def _stay(self, beats: Sequence[Beat]) -> None:
        shot = self._shots[-1]
        shot.beats += self._waiting
        shot.beats += beats
        self._waiting = []
        self._words += _count_words(beats)

    def _has_room(self, beats: Sequence[Beat]) -> bool:
        return self._words + _count_words(beats) <= LONG_SHOT_WORDS

    def _continues(self, beats: Sequence[Beat]) -> bool:
        """Tell whether nameless action goes on with whom the camera is on: She turns. It falls."""
        word = _text(beats[0]).partition(" ")[0].casefold().strip(",.")
        goes_on = word in {"he", "she", "they", "it", "his", "her", "their", "its", "then", "and"}
        return goes_on and self._focus is not None and self._has_room(beats)

    def _is_close_on(self, name: str) -> bool:
        last = self._shots[-1] if self._shots else None
        return last is not None and last.size is ShotSize.CLOSE and self._focus == name

    def _place(self) -> tuple[Subject, ...]:
        place = self._setting.place
        if place is None:
            return ()
        return (Subject(name=place.name, kind="location", span=self._setting.span),)


def is_voice(beat: Beat) -> bool:
    """Tell whether a beat is narration."""
    return isinstance(beat, SoundBeat) and takes_time(beat)


def _runs(beats: Sequence[Beat]) -> list[list[Beat]]:
    """Divide beats where they get too long for one shot, into runs of about equal length."""
    total = _count_words(beats)
    if total <= LONG_SHOT_WORDS:
        return [[*beats]]
    goal = total / -(-total // LONG_SHOT_WORDS)
    runs: list[list[Beat]] = [[]]
    words = 0
    for beat in beats:
        own = _count_words((beat,))
        if runs[-1] and words + own / 2 > goal:
            runs.append([])
            words = 0
        runs[-1].append(beat)
        words += own
    return runs


def _count_words(beats: Iterable[Beat]) -> int:
    return sum(len(_text(beat).split()) for beat in beats)


def _text(beat: Beat) -> str:
    return beat.text if isinstance(beat, (ActionBeat, SpeechBeat)) else ""


def _mentioned(beats: Iterable[Beat], kind: str) -> tuple[Subject, ...]:
    found: dict[str, Subject] = {}
    for beat in beats:
        if isinstance(beat, ActionBeat):
            for it in beat.mentions:
                if it.kind == kind:
                    found.setdefault(it.name, Subject(name=it.name, kind=it.kind, span=it.span))
    return tuple(found.values())


def _preposition(size: ShotSize | None, subjects: tuple[Subject, ...]) -> str | None:
    if not subjects:
        return None
    return "of" if size is ShotSize.ESTABLISHING else "on"
