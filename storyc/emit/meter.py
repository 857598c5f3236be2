"""Measures prompts that are not written yet, for the planner."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from storyc.continuity import ContinuityLog
from storyc.emit.compose import Composer
from storyc.emit.detail import Detail
from storyc.emit.emit import fit
from storyc.emit.room import has_room
from storyc.emit.ruler import Ruler
from storyc.emit.wording import word
from storyc.ir import Scene, Screenplay, takes_time
from storyc.plan import ShotBeat
from storyc.targets import Target, measure, token_bound, tokens_inside


@dataclass(frozen=True)
class Meter:
    """The planner's `PromptMeter`, over the prompts that `emit` will write.

    What the parts of a prompt add at most tells of nearly all prompts that they are within the
    limit. Only where the sum is above it is the prompt worded and measured.
    """

    screenplay: Screenplay
    log: ContinuityLog
    target: Target
    _sizes: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)

    def size(self, scene: Scene, beats: Sequence[ShotBeat]) -> int:
        """Return the size of a prompt in the target's unit, or an upper bound within the limit.

        Each stretch of the script is worded once: the planner asks for the same ones again when it
        says why a cut is where it is.
        """
        bound = self._bound(scene, beats)
        if bound is not None:
            return bound
        stretch = beats[0].beat.id, beats[-1].beat.id
        if stretch not in self._sizes:
            self._sizes[stretch] = self._measured(scene, beats)
        return self._sizes[stretch]

    def _bound(self, scene: Scene, beats: Sequence[ShotBeat]) -> int | None:
        """Return an upper bound that is within every limit, `None` where there is none.

        A prompt has at most as many tokens, and as many characters, as bytes (see `token_bound`);
        most are short enough to need no closer look, for which the encoding has to be loaded.
        """
        limit = self.target.prompt
        is_one_shot = beats[0].shot is beats[-1].shot
        per_shot = limit.limit if is_one_shot else limit.per_shot or limit.limit
        most, characters = min(limit.limit, per_shot), limit.max_characters or limit.limit
        letters = self._letters.bound(scene, beats, min(most, characters))
        if letters <= min(most, characters):
            return letters
        if limit.unit == "characters" or letters > characters:
            return None
        tokens = self._tokens.bound(scene, beats, most)
        return tokens if tokens <= most else None

    def _measured(self, scene: Scene, beats: Sequence[ShotBeat]) -> int:
        if sum(takes_time(each.beat) for each in beats) == 1:
            # Nothing smaller can be planned: what `emit` shortens it to is what counts.
            fitted = fit(self._composer, scene, beats)
            text, is_taken = fitted.text, fitted.is_taken
        else:
            view = self._composer.compose(scene, beats, Detail.FULL)
            text, _ = word(view, self.target.grammar)
            is_taken = has_room(self.target, view, text)
        size = measure(text, self.target.prompt)
        return size if is_taken else max(size, self.target.prompt.limit + 1)

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self.screenplay, self.log, self.target)

    @cached_property
    def _letters(self) -> Ruler:
        in_tokens = self.target.prompt.unit == "tokens"
        return Ruler.of(self._composer, token_bound if in_tokens else len)

    @cached_property
    def _tokens(self) -> Ruler:
        return Ruler.of(self._composer, tokens_inside)
