"""The lock as a text: one segment a line, so that an edit changes few lines.

Example:
    storyc-lock 1
    target sora-2-pro 1280x720@24
    1A 3 53a1c2d0e4b89f17 a90be1c4d2f37788
    1B 1 0c44e1a7d2b89f17 77be91c4d2f3a901 take 2 e3b0c44298fc1c149afbf4c8996fb924…

The last words of a line, if there are any, name the circled take: its number and the SHA-256 of its
clip.
"""

import re

from storyc.diagnostics import Code, Diagnostic
from storyc.lock.lock import CircledTake, Lock, LockedSegment
from storyc.source import SourceFile

_INTRODUCTION = """\
# The cuts of the last plan. Keep this file with the script: what is planned stays planned.
# `storyc compile --replan` plans anew. Each line: slate, beats, what they say, what is asked for.
"""
_EDITION = "storyc-lock 1"
_TARGET = re.compile(r"target (\S+) (\d+x\d+@\d+)")
_SEGMENT = re.compile(
    r"(?P<slate>\S+) (?P<beats>[1-9]\d{0,6}) (?P<content>[0-9a-f]{16}) (?P<request>[0-9a-f]{16})"
    r"(?: take (?P<take>[1-9]\d{0,3}) (?P<clip>[0-9a-f]{64}))?"
)


def lock_text(lock: Lock) -> str:
    """Return the text of a lock. The same lock is the same text everywhere."""
    lines = map(_line, lock.segments)
    head = f"{_EDITION}\ntarget {lock.target} {lock.picture}"
    return _INTRODUCTION + "\n".join((head, *lines)) + "\n"


def _line(it: LockedSegment) -> str:
    line = f"{it.slate} {it.beats} {it.content} {it.request}"
    return line + (f" take {it.circled.number} {it.circled.sha256}" if it.circled else "")


def read_lock(source: SourceFile) -> Lock | Diagnostic:
    """Return what a lock says.

    Diagnostics: MALFORMED_LOCK at the first line that no lock has, a mark of a merge for one. What
    it kept may have been paid for, so it is not thrown away on a guess.
    """
    lines = [(at, line) for at, line in _lines(source) if line and not line.startswith("#")]
    head = [line for _, line in lines[:2]]
    target = _TARGET.fullmatch(head[1]) if len(head) > 1 else None
    if head[:1] != [_EDITION] or target is None:
        at = next((at for at, line in lines if line != _EDITION), 0)
        return _malformed(source, at, "a lock begins with its edition and target")
    segments = []
    for at, line in lines[2:]:
        found = _SEGMENT.fullmatch(line)
        if found is None:
            return _malformed(source, at, "this is no line of a lock")
        segments.append(_segment(found))
    return Lock(target[1], target[2], tuple(segments))


def _segment(found: re.Match[str]) -> LockedSegment:
    circled = CircledTake(int(found["take"]), found["clip"]) if found["take"] else None
    beats = int(found["beats"])
    return LockedSegment(found["slate"], beats, found["content"], found["request"], circled)


def _lines(source: SourceFile) -> list[tuple[int, str]]:
    found, at = [], 0
    for line in source.text.split("\n"):
        found.append((at, line.strip()))
        at += len(line) + 1
    return found


def unreadable(reason: str) -> Diagnostic:
    """Return the finding for a lock that is no lock, in one line."""
    return Diagnostic(
        Code.MALFORMED_LOCK,
        reason,
        None,
        help="bring back the version of your version control, or plan anew with --replan",
    )


def _malformed(source: SourceFile, at: int, what: str) -> Diagnostic:
    return unreadable(f"line {source.position(at).line} of {source.name}: {what}")
