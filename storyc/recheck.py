"""Checks a script again after an edit inside a scene or two, in the time of those scenes.

An editor checks on every keystroke. What is found in the scenes that the edit touched is found
anew; what stands elsewhere is taken over from the check before the edit, moved to where it stands
now. That is exact for as long as the edit changes nothing that other scenes build on; what it does
to the rest of the film, the next whole check tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from storyc.checks import Context
from storyc.checks import check as check_rules
from storyc.continuity import ContinuityState, follow
from storyc.diagnostics import Diagnostic
from storyc.driver import Checked, project_settings
from storyc.ir import Character, Location, Prop, Screenplay
from storyc.lower import Company, lower_scenes
from storyc.policy import read_policy
from storyc.source import Span
from storyc.split import split_long
from storyc.syntax import ParsedScript
from storyc.syntax.moving import moved, relocated
from storyc.syntax.reparse import Placed
from storyc.syntax.tree import (
    ActNode,
    Block,
    Broken,
    Declaration,
    Document,
    Import,
    Include,
    Let,
    SceneNode,
    Template,
    Use,
)
from storyc.targets import with_picture
from storyc.timing import time_screenplay
from storyc.world.reader import SourceReader

_MOST_PASSAGES = 4
"""Edits that are spread wider are checked as a whole: not much would be saved."""

_OF_THE_FILM = (Broken, Declaration, Import, Include, Let, Template, Use)
"""Blocks that say something about scenes elsewhere."""

_DECLARING = (Declaration, Import, Let, Template)


@dataclass(frozen=True)
class Window:
    """The places that an edit touched: `[start, end_before)` as they were, `[start, end)` now."""

    source: str
    start: int
    end_before: int
    end: int

    @property
    def grown(self) -> int:
        """By how much what stands behind it has moved."""
        return self.end - self.end_before

    def holds(self, place: Span | None) -> bool:
        """Tell whether a place of the edited script begins inside."""
        if place is None or place.source != self.source:
            return False
        return self.start <= place.start < self.end

    def held(self, place: Span | None) -> bool:
        """Tell the same of a place of the script before the edit."""
        if place is None or place.source != self.source:
            return False
        return self.start <= place.start < self.end_before

    def before(self, offset: int) -> int | None:
        """Return where a place was before the edit, `None` inside the window."""
        if self.start <= offset < self.end:
            return None
        return offset if offset < self.start else offset - self.grown

    def now(self, place: Span) -> Span:
        """Return where a place of the script before the edit is now."""
        if place.source != self.source or place.start < self.end_before:
            return place
        return Span(place.source, place.start + self.grown, place.end + self.grown)


@dataclass(frozen=True)
class Rechecked:
    """What is found now. `scenes` are those of the window, and one before it, checked anew."""

    window: Window
    scenes: Checked
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Base:
    """A script that was checked as a whole, and its text taken apart."""

    checked: Checked
    script: ParsedScript

    def recheck(self, script: ParsedScript, reader: SourceReader) -> Rechecked | None:
        """Check the script after an edit, `None` where only a whole check can tell.

        Args:
            script: this script after any number of edits, read again by `reparse`.
            reader: gives the files that it imports.
        """
        place = _differing(self.script, script)
        if place is None or self.checked.target is None:
            return None
        first, last_before, last = place
        old = self.script.passages[first:last_before]
        new = script.passages[first:last]
        if any(_is_of_the_film(it) for it in (*old, *new)):
            return None
        lead = script.passages[first - 1]
        leads = () if _is_of_the_film(lead) else (lead,)
        begin = script.passages[first].start
        window = Window(
            script.source.name,
            begin,
            _end_of(self.script.passages, last_before - 1),
            _end_of(script.passages, last - 1),
        )
        scenes = self._scenes(script, window, (*leads, *new), reader)
        kept = (it for it in self.checked.diagnostics if not window.held(it.primary))
        found = (it for it in scenes.diagnostics if window.holds(it.primary))
        findings = (*(_relocated(it, window) for it in kept), *found)
        return Rechecked(window, scenes, Diagnostic.sort(findings))

    def _scenes(
        self,
        script: ParsedScript,
        window: Window,
        passages: tuple[Placed, ...],
        reader: SourceReader,
    ) -> Checked:
        """Check some scenes with what the others bring in."""
        whole, target = self.checked.screenplay, self.checked.target
        if target is None:
            raise ValueError("only a script with a target has scenes to check")
        at = _scenes_before(whole, Span(window.source, passages[0].start, passages[0].start))
        named: tuple[Character | Location | Prop, ...]
        named = (*whole.characters, *whole.locations, *whole.props)
        met = tuple(it for it in named if it.inferred and not window.held(it.span))
        document = Document(
            script.source,
            script.passages[0].passage.title,
            (*self._declaring(script, window), *(act for it in passages for act in it.acts)),
        )
        screenplay, findings = lower_scenes(document, reader, Company(met, at))
        screenplay = with_picture(screenplay, target)
        longest = target.max_seconds * screenplay.title_page.fps
        clock = partial(time_screenplay, most_frames=longest)
        screenplay, timing, parting = split_long(screenplay, clock, longest)
        log = follow(screenplay, self._state_before(at))
        findings += tuple(it for each in passages for it in _misread(each))
        findings += parting + check_rules(Context(screenplay, timing, log, target, reader.exists))
        policy, reading = read_policy(project_settings(reader), screenplay.source_by_name)
        findings += policy.unused(findings)
        return replace(
            self.checked,
            screenplay=screenplay,
            timing=timing,
            log=log,
            policy=policy,
            sources={**self.checked.sources, script.source.name: script.source},
            diagnostics=policy.apply(findings + reading),
        )

    @cached_property
    def _declaring_ids(self) -> frozenset[int]:
        """The identities of passages with declarations; outside a window all are shared."""
        return frozenset(id(it.passage) for it in self.script.passages if _declares(it))

    def _state_before(self, scene: int) -> ContinuityState | None:
        """Return what is known where a scene begins, `None` at the film's beginning."""
        for earlier in reversed(self.checked.screenplay.scenes[:scene]):
            for shot in reversed(earlier.shots):
                if shot.beats:
                    return self.checked.log.after[shot.beats[-1].id]
        return None

    def _declaring(self, script: ParsedScript, window: Window) -> Iterator[ActNode]:
        """Yield the declarations of the passages outside the window, without their scenes."""
        for it in script.passages:
            if window.start <= it.start < window.end or id(it.passage) not in self._declaring_ids:
                continue
            blocks = tuple(block for block in _blocks(it) if isinstance(block, _DECLARING))
            span = blocks[0].span
            yield moved(ActNode(None, (SceneNode(None, blocks, (), span),), span), it.start)


def _differing(old: ParsedScript, new: ParsedScript) -> tuple[int, int, int] | None:
    """Return the passages `[first, last_before)` of the old that are `[first, last)` of the new.

    `None` if they are none, too many, or the first, which has the title page.
    """
    before, now = old.passages, new.passages
    first = 0
    shortest = min(len(before), len(now))
    while first < shortest and before[first].passage is now[first].passage:
        first += 1
    same = 0
    while (
        same < shortest - first
        and before[len(before) - 1 - same].passage is now[len(now) - 1 - same].passage
    ):
        same += 1
    last_before, last = len(before) - same, len(now) - same
    count = max(last_before, last) - first
    if first == 0 or not 0 < count <= _MOST_PASSAGES or first == min(last_before, last):
        return None
    return first, last_before, last


def _misread(placed: Placed) -> tuple[Diagnostic, ...]:
    return moved(placed.passage.findings, placed.start)


def _end_of(passages: tuple[Placed, ...], at: int) -> int:
    return passages[at].end


def _blocks(placed: Placed) -> Iterator[Block]:
    for act in placed.passage.acts:
        for scene in act.scenes:
            yield from scene.blocks
            for shot in scene.shots:
                yield from shot.blocks


def _is_of_the_film(placed: Placed) -> bool:
    return any(isinstance(block, _OF_THE_FILM) for block in _blocks(placed))


def _declares(placed: Placed) -> bool:
    return any(isinstance(block, _DECLARING) for block in _blocks(placed))


def _scenes_before(screenplay: Screenplay, place: Span) -> int:
    """Return how many scenes of the film stand before a place of the script."""
    for at, scene in enumerate(screenplay.scenes):
        if scene.span.source == place.source and scene.span.start >= place.start:
            return at
    return len(screenplay.scenes)


def _relocated(finding: Diagnostic, window: Window) -> Diagnostic:
    """Return a finding of the script before the edit with its places as they are now."""
    if not window.grown:
        return finding
    return relocated(finding, window.now)
