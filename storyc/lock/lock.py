"""What a lock remembers of a plan."""

import json
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType

from storyc.emit import Prompt
from storyc.ir import Beat, HoldBeat, Screenplay, SpeechBeat, TitlePage
from storyc.plan import Plan, Segment

SUFFIX = ".lock"
"""Added to the name of the script."""

_DIGITS = 16
"""Hexadecimal digits of a hash: 64 bits tell the segments of any film apart."""


@dataclass(frozen=True, slots=True)
class CircledTake:
    """The take that was chosen for the film: its number, from 1, and the SHA-256 of its clip."""

    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LockedSegment:
    """A segment of a plan: how many beats it covers, what they are, and what was asked for.

    `content` and `request` are the first 16 hexadecimal digits of a SHA-256. `circled` is `None`
    while no take is chosen.
    """

    slate: str
    beats: int
    content: str
    request: str
    circled: CircledTake | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """The cuts of a plan for one target, picture size and frame rate (`picture`)."""

    target: str
    picture: str
    segments: tuple[LockedSegment, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a plan asks for anew, by slate, and how many of its requests an earlier one made."""

    changed: tuple[str, ...]
    same: int


def compare(before: Lock, after: Lock) -> Changes:
    """Return what is asked for now that was not asked for before."""
    left = Counter(it.request for it in before.segments)
    changed = []
    for segment in after.segments:
        if left[segment.request]:
            left[segment.request] -= 1
        else:
            changed.append(segment.slate)
    return Changes(tuple(changed), len(after.segments) - len(changed))


def carry_circled(lock: Lock, before: Lock) -> Lock:
    """Return a lock with the circled takes of an earlier one, wherever the same is asked for."""
    left: dict[str, deque[CircledTake | None]] = {}
    for it in before.segments:
        left.setdefault(it.request, deque()).append(it.circled)
    carried = []
    for segment in lock.segments:
        found = left.get(segment.request)
        carried.append(replace(segment, circled=found.popleft()) if found else segment)
    return replace(lock, segments=tuple(carried))


def circle(lock: Lock, takes: Mapping[str, CircledTake]) -> Lock:
    """Return a lock in which takes are circled, by slate; the others stay as they are."""
    segments = (
        replace(it, circled=takes[it.slate]) if it.slate in takes else it for it in lock.segments
    )
    return replace(lock, segments=tuple(segments))


def lock_of(
    screenplay: Screenplay,
    plan: Plan,
    prompts: Sequence[Prompt],
    contents: Mapping[str, str] = MappingProxyType({}),
) -> Lock:
    """Return the lock of a plan.

    Shape: one locked segment a segment, in order.

    Args:
        screenplay: the script after lowering.
        plan: its segments.
        prompts: what is asked for each.
        contents: what tells the content of the files that go with prompts from any other, by name.
            With another picture in the same file it is another request.
    """
    beats = {beat.id: beat for beat in screenplay_beats(screenplay)}
    segments: list[LockedSegment] = []
    for segment, prompt in zip(plan.segments, prompts, strict=True):
        # With another clip before it, one that begins with its end is another request.
        before = [segments[-1].request] if segments and segment.link != "cut" else []
        sent = [(it.kind, it.name, contents.get(it.source, it.source)) for it in prompt.references]
        covered = [beats[it] for it in _covered(segment)]
        segments.append(_locked(plan, segment, covered, (prompt.text, sent, *before)))
    return Lock(plan.target, picture_of(screenplay.title_page), tuple(segments))


def picture_of(page: TitlePage) -> str:
    """Return size and rate as a lock writes them: `1280x720@24`."""
    width, height = page.size
    return f"{width}x{height}@{page.fps}"


def screenplay_beats(screenplay: Screenplay) -> Iterator[Beat]:
    """Yield every beat of a screenplay, in order."""
    for scene in screenplay.scenes:
        for shot in scene.shots:
            yield from shot.beats


def fingerprint(beat: Beat) -> bytes:
    """Return what tells a beat from others: its words and who says them, but not where it is."""
    words = "" if isinstance(beat, HoldBeat) else beat.text
    said_by = beat.character if isinstance(beat, SpeechBeat) else ""
    return sha256(json.dumps((beat.kind, said_by, words)).encode()).digest()


def digest(fingerprints: Sequence[bytes]) -> str:
    """Return what tells a stretch of beats from others."""
    return sha256(b"".join(fingerprints)).hexdigest()[:_DIGITS]


def _covered(segment: Segment) -> Iterator[str]:
    return (beat.id for shot in segment.shots for beat in shot.beats)


def _locked(
    plan: Plan, segment: Segment, beats: Sequence[Beat], asked: Sequence[object]
) -> LockedSegment:
    """Return a segment of a lock.

    Args:
        plan: it is of.
        segment: what is generated.
        beats: what it covers.
        asked: the words and whatever else tells its request from another, as JSON knows it.
    """
    request = (
        plan.target,
        plan.width,
        plan.height,
        plan.fps,
        segment.billed_s,
        segment.link,
        *asked,
    )
    return LockedSegment(
        slate=segment.slate,
        beats=len(beats),
        content=digest([fingerprint(beat) for beat in beats]),
        request=sha256(json.dumps(request).encode()).hexdigest()[:_DIGITS],
    )
