"""The account of every fact: placed in a prompt, or dropped with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storyc.emit.facts import is_asset
from storyc.emit.prompt import Drop, Fact, Ledger, Placement
from storyc.targets import Target


@dataclass(frozen=True)
class Account:
    """What became of a plan's facts: placed in prompts, sent beside them, or left out.

    `shortened` are the facts that a prompt would have held with more room; `emit` warns of each
    such prompt. `untold` are the state lines that their clip does not tell and the transitions
    that are not made, with the reason.
    """

    placements: tuple[Placement, ...]
    sent: frozenset[str]
    linked_shots: frozenset[str]
    shortened: frozenset[str]
    untold: Mapping[str, str]

    @property
    def settled(self) -> frozenset[str]:
        """The facts that are in a prompt or beside one."""
        return self.sent | {placement.fact for placement in self.placements}


def settle(facts: Sequence[Fact], account: Account, target: Target) -> Ledger:
    """Account for every fact that is in no prompt and not sent beside one.

    Nothing is reported from here: what the target cannot do `checks` has reported, thing by thing;
    for what a prompt had no room for `emit` does; what the edit or the mix takes care of, and what
    the film never uses, needs no warning.

    Raises:
        AssertionError: a fact is neither placed nor dropped; a fault of ours, never the writer's.
    """
    settled = account.settled
    drops: list[Drop] = []
    for fact in facts:
        if fact.id in settled:
            continue
        laid = account.untold.get(fact.id) if fact.kind == "sound" else None
        why = laid or _loss(fact, target) or _why_unheard(fact, account)
        drops.append(Drop(fact=fact.id, why=why))
    return Ledger(facts=tuple(facts), placements=account.placements, drops=tuple(drops))


def _loss(fact: Fact, target: Target) -> str | None:
    """Return what keeps a fact out of the film, `None` where nothing of it is lost."""
    if fact.kind == "sound" and not target.audio:
        return f"{target.name} makes no sound"
    if ".refs." in fact.id and target.max_reference_images == 0:
        return f"{target.name} takes no reference images"
    if ".cameo." in fact.id and target.max_cameos == 0:
        return f"{target.name} takes no cameos"
    return None


def _why_unheard(fact: Fact, account: Account) -> str:
    """Return why a fact needs no prompt."""
    if fact.kind == "transition":
        return account.untold.get(fact.id, "done in the edit")
    if fact.id.endswith(".gain"):
        return "set in the mix"
    if fact.id.endswith(".continues"):
        shot = fact.id.removeprefix("shot ").removesuffix(".continues")
        is_linked = shot in account.linked_shots
        return "the clip starts from the last picture before it" if is_linked else "one take anyway"
    if fact.id in account.untold:
        return account.untold[fact.id]
    if fact.kind in {"declaration", "style"}:
        if fact.id in account.shortened:
            return "the prompt had no room for it"
        return f"never seen{'' if is_asset(fact) else ' or heard'} in this film"
    raise AssertionError(f"{fact.id} is in no prompt, and nothing says why")
