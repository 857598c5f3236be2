"""What a rule is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from storyc.checks.context import Context
from storyc.diagnostics import Code, Diagnostic


@dataclass(frozen=True)
class Rule:
    """One question asked of every script: the code of its findings, and how they are found."""

    code: Code
    check: Callable[[Context], Iterator[Diagnostic]]
