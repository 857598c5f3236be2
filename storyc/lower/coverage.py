"""Covering what nobody divided into shots, the way an editor would.

A new place opens wide. A new speaker is a cut, a voice from elsewhere is not. A paragraph of action
is a shot on the first one it names; a thing alone is an insert. What runs long is cut where a
sentence ends. The same script is always covered in the same way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from storyc.ir import (
    ActionBeat,
    Beat,
    Mention,
    ShotSize,
    SoundBeat,
    SpeechBeat,
    Subject,
    Text,
    takes_time,
)
from storyc.lower.camera_lines import CameraLine, opens_with_camera_words
from storyc.lower.runs import LONG_SHOT_WORDS, count_words, runs, words_of
from storyc.lower.shot_draft import ShotDraft
from storyc.lower.strand import Strand
from storyc.source import Span


@dataclass(frozen=True)
class Setting:
    """Where the scene to be covered plays.

    `on` is its location, or whom a heading such as `.NAK` names; `is_new` says that the scene
    before played elsewhere.
    """

    on: Subject | None
    is_new: bool
    is_exterior: bool


class Coverage:
    """Shots for a run of happenings."""

    def __init__(self, setting: Setting, why: str = "") -> None:
        self._setting = setting
        self._why = why
        self._opening = setting.is_new
        self._shots: list[ShotDraft] = []
        self._waiting: list[Beat] = []
        self._focus: str | None = None
        self._words = 0
        self._next: Literal["cuts", "within", "joins"] = "cuts"

    @property
    def is_fresh(self) -> bool:
        """Nothing is covered yet."""
        return not self._shots

    def look_around(self, heading: Span) -> None:
        """Cover a heading that nothing stands under."""
        self._open_place((), (), "a heading alone", heading)

    def finish(self) -> tuple[list[ShotDraft], list[Beat]]:
        """Return the shots, and the silent beats that wait for a shot to come."""
        return self._shots, self._waiting

    def wait(self, beats: Iterable[Beat]) -> None:
        """Take in beats without a length: they belong to whatever comes next."""
        self._waiting.extend(beats)

    def action(self, beats: Sequence[Beat]) -> None:
        """Cover a paragraph."""
        for number, run in enumerate(runs(beats)):
            self._run_of_action(run, "" if number == 0 else "long action")

    def speech(self, beats: Sequence[Beat]) -> None:
        """Cover a speech."""
        first = beats[0]
        if not isinstance(first, SpeechBeat):
            self.action(beats)
            return
        for number, run in enumerate(runs(beats)):
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

    def camera(
        self,
        line: CameraLine,
        subjects: tuple[Subject, ...],
        beside: tuple[Mention, ...],
        words: Text,
    ) -> None:
        """Begin the shot that a camera line asks for in `words`; what follows belongs into it."""
        self._open((), line.size, subjects, "camera line", words.span)
        shot = self._shots[-1]
        shot.camera_line = words
        shot.prose = () if line.words is None else (line.words.node(),)
        shot.mentions = beside
        shot.preposition = line.preposition
        shot.angles = () if line.angle is None else (line.angle,)
        self._next = "within"

    def label(self, line: Strand) -> None:
        """Begin a shot with a line of capitals that opens a passage: `DINING ROOM`."""
        self._open_place((), (), "" if self._opening else "a line in capitals", line.span())
        self._shots[-1].prose = (line.node(),)
        self._next = "joins"

    def _run_of_action(self, beats: Sequence[Beat], why: str) -> None:
        people, things = _mentioned(beats, "character"), _mentioned(beats, "prop")
        size = opens_with_camera_words(words_of(beats[0]))
        if self._next != "cuts":
            self._follow(beats, people[:1])
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
        elif self._is_on_place(beats) and not why:
            self._stay(beats)
            self._focus = None  # whoever speaks next is a cut
        else:
            self._open(beats, ShotSize.WIDE, self._place() or things[:1], why or "new action")

    def _run_of_speech(self, first: SpeechBeat, beats: Sequence[Beat], why: str) -> None:
        name = first.character
        who = (Subject(name=name, kind="character", span=first.span),)
        if (first.is_off_screen or first.dual) and self._shots and not why:
            self._stay(beats)
        elif self._next == "joins":
            self._follow(beats, who)
        elif first.is_off_screen:
            self._open_place(beats, (), why)
        elif self._opening:
            self._open_place(beats, who)
        elif self._focus == name and not why and self._has_room(beats):
            self._stay(beats)
        else:
            self._open(beats, ShotSize.CLOSE, who, why or f"new speaker: {name}")

    def _open_place(
        self,
        beats: Sequence[Beat],
        people: tuple[Subject, ...],
        why: str = "",
        span: Span | None = None,
    ) -> None:
        on = self._setting.on
        size = ShotSize.WIDE
        if on is not None and on.kind == "character":
            size = ShotSize.MEDIUM
        elif self._setting.is_exterior and not people:
            size = ShotSize.ESTABLISHING
        new = "opening"
        if self._opening and on is not None:
            new = f"new {'subject' if on.kind == 'character' else 'place'}: {on.name}"
        others = tuple(it for it in people if on is None or it.name != on.name)
        self._open(beats, size, (*self._place(), *others), why or new, span)
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
        place = beats[0].span if span is None else span
        draft = ShotDraft(place, inferred=True, reason=reason, size=size, subjects=subjects)
        draft.preposition = _preposition(size, subjects)
        self._shots.append(draft)
        self._focus = subjects[0].name if subjects else None
        self._words, self._why, self._opening = 0, "", False
        self._stay(beats)

    def _follow(self, beats: Sequence[Beat], who: tuple[Subject, ...]) -> None:
        """Go on in a shot that a line of its own began."""
        shot = self._shots[-1]
        if self._next == "joins" and who:
            shot.subjects += who
            self._focus = who[0].name
        self._stay(beats)

    def _stay(self, beats: Sequence[Beat]) -> None:
        shot = self._shots[-1]
        shot.beats += self._waiting
        shot.beats += beats
        self._waiting = []
        self._next = "cuts"
        self._words += count_words(beats)

    def _has_room(self, beats: Sequence[Beat]) -> bool:
        return self._words + count_words(beats) <= LONG_SHOT_WORDS

    def _continues(self, beats: Sequence[Beat]) -> bool:
        """Tell whether nameless action goes on with whom the camera is on: She turns. It falls."""
        word = words_of(beats[0]).partition(" ")[0].casefold().strip(",.")
        goes_on = word in {"he", "she", "they", "it", "his", "her", "their", "its", "then", "and"}
        return goes_on and self._focus is not None and self._has_room(beats)

    def _is_on_place(self, beats: Sequence[Beat]) -> bool:
        """Tell whether the camera looks at the whole place already: a cut would show it again."""
        last = self._shots[-1] if self._shots else None
        if last is None or last.size is not ShotSize.WIDE or last.camera_line is not None:
            return False
        place = {it.name for it in self._place()}
        return place <= {it.name for it in last.subjects} and self._has_room(beats)

    def _place(self) -> tuple[Subject, ...]:
        return () if self._setting.on is None else (self._setting.on,)


def is_voice(beat: Beat) -> bool:
    """Tell whether a beat is narration."""
    return isinstance(beat, SoundBeat) and takes_time(beat)


def _mentioned(beats: Iterable[Beat], kind: str) -> tuple[Subject, ...]:
    found: dict[str, Subject] = {}
    for beat in beats:
        if isinstance(beat, ActionBeat):
            for it in beat.shown:
                if it.kind == kind:
                    found.setdefault(it.name, Subject(name=it.name, kind=it.kind, span=it.span))
    return tuple(found.values())


def _preposition(size: ShotSize | None, subjects: tuple[Subject, ...]) -> str | None:
    if not subjects:
        return None
    return "of" if size is ShotSize.ESTABLISHING else "on"
