"""Words of a prompt, with the place where a person finds them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from storyc.emit import Emission, Placement, Prompt
from storyc.source import SourceFile


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one prompt. Units: line and column from 1, in the prompt's file."""

    slate: str
    file: str
    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A file or handle that goes with a prompt, beside its words."""

    slate: str
    kind: str
    source: str


@dataclass(frozen=True)
class PromptIndex:
    """Finds the words of facts in the prompts of a film."""

    emission: Emission

    def placed(self, fact: str) -> tuple[Words, ...]:
        """Return the words that carry a fact, in film order."""
        return tuple(self._words(it) for it in self._placements.get(fact, ()))

    def sent(self, fact: str) -> tuple[Sent, ...]:
        """Return what is sent beside prompts for a fact, in film order."""
        return tuple(
            Sent(prompt.slate, it.kind, it.source)
            for prompt in self.emission.prompts
            for it in prompt.references
            if it.fact == fact
        )

    def dropped(self, fact: str) -> str | None:
        """Return why a fact is in no prompt, `None` if it is in one."""
        return self._drops.get(fact)

    def again(self, text: str, slate: str) -> Iterator[Words]:
        """Yield the same words in the prompt of another segment, where it says them first."""
        start = self._prompts[slate].text.find(text)
        if text and start >= 0:
            yield self._at(slate, start, start + len(text))

    def _words(self, it: Placement) -> Words:
        return self._at(it.slate, it.start, it.end)

    def _at(self, slate: str, start: int, end: int) -> Words:
        file = self._files[slate]
        position = file.position(start)
        return Words(slate, file.name, position.line, position.column, file.text[start:end])

    @cached_property
    def _prompts(self) -> Mapping[str, Prompt]:
        return {it.slate: it for it in self.emission.prompts}

    @cached_property
    def _files(self) -> Mapping[str, SourceFile]:
        prompts = self.emission.prompts
        return {it.slate: SourceFile(f"prompts/{it.slate}.txt", it.text) for it in prompts}

    @cached_property
    def _placements(self) -> Mapping[str, list[Placement]]:
        found: dict[str, list[Placement]] = {}
        for it in self.emission.ledger.placements:
            found.setdefault(it.fact, []).append(it)
        return found

    @cached_property
    def _drops(self) -> Mapping[str, str]:
        return {it.fact: it.why for it in self.emission.ledger.drops}
