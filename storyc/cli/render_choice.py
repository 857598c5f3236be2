"""Which backend a run renders with, and what it may spend: decided before anything is sent.

A command that renders adds the options of `render_options` and then, in this order:

```python
picked = pick_backend(options, script.parent)     # before planning: wrong names are told at once
if isinstance(picked, ExitCode):
    return picked
...                                               # check, plan; find the orders without a clip
choice = choose_render(picked, plan.target, missing)
if isinstance(choice, ExitCode):
    return choice
```

`RenderChoice` is then all that rendering needs to know of people: `backend` and `key`, of which
`opened_service` makes the service; `takes`; and `cap` for the ledger, which reserves against it
before each send. Every order goes through `RenderChoice.priced` first.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from decimal import Decimal
    from pathlib import Path

    from storyc.backends.order import Order
    from storyc.backends.secret import Secret
    from storyc.config import Agreed, BackendConfig, Pick, Question, Quote
    from storyc.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class RenderChoice:
    """What a run renders with, agreed to by its user.

    `backend` is `None` for the animatic, which needs no key and costs nothing; `key` is `None` for
    a server that asks for none. `accepts_unknown_price` tells that clips whose price nobody knows
    may be sent all the same.

    Units: `cap` US dollars that the run may spend at most, `None` only where the price is unknown
    and the user has accepted that without a limit.
    """

    backend: BackendConfig | None
    key: Secret | None
    takes: int
    cap: Decimal | None
    accepts_unknown_price: bool = False

    def priced(self, order: Order) -> Order:
        """Return an order with the price that was agreed to: what the ledger reserves."""
        from storyc.config import priced

        return order if self.backend is None else priced(order, self.backend)


def pick_backend(options: argparse.Namespace, script_folder: Path) -> Pick | ExitCode:
    """Return the backend that options, project and configuration lead to, and print what is wrong.

    No service is used with a configuration that has a mistake anywhere: it is about money. Nobody
    is kept from drawing an animatic by it.
    """
    from storyc.cli.configured import open_configured
    from storyc.cli.terminal import complain, print_diagnostics
    from storyc.config import ANIMATIC, Asked, pick

    asked = Asked(
        options.backend, options.budget, options.takes, options.yes, options.accept_unknown_price
    )
    found = open_configured(script_folder)
    picked, findings = pick(asked, found.project, found.own.config, is_trusted=found.is_trusted)
    is_drawn = picked is not None and picked.backend is None
    about_config = () if is_drawn else found.own.findings
    told = (*about_config, *found.project_findings, *findings)
    print_diagnostics(told, found.sources)
    if picked is None or any(it.is_error() for it in told):
        return ExitCode.DIAGNOSTICS
    if is_drawn and (asked.budget is not None or asked.takes is not None):
        word = "--budget" if asked.budget is not None else "--takes"
        complain(
            f"{word} is for a service: add --backend NAME; {ANIMATIC} is drawn once, for nothing"
        )
        return ExitCode.USAGE
    return picked


def choose_render(picked: Pick, target: str, missing: Sequence[Order]) -> RenderChoice | ExitCode:
    """Fetch the key, show the price of what is missing, and have it agreed to.

    Args:
        picked: what `pick_backend` returned.
        target: what the plan is for.
        missing: what would be sent: an order for each take of which there is no clip yet.

    Returns:
        The choice, or the code to exit with after what was printed: nothing may be sent.
    """
    from storyc.config import Quote, unfit

    backend = picked.backend
    if backend is None:
        return RenderChoice(None, None, 1, None)
    wrong = unfit(backend, target)
    if wrong is not None:
        return _refused(wrong, ExitCode.DIAGNOSTICS)
    quote = Quote.of(missing, backend)
    key = _key(backend)
    if isinstance(key, ExitCode):
        return key
    agreed = _agreed(picked, backend, target, quote)
    if isinstance(agreed, ExitCode):
        return agreed
    return RenderChoice(backend, key, picked.takes, agreed.cap, quote.usd is None)


def _key(backend: BackendConfig) -> Secret | ExitCode | None:
    from storyc.backends.key import MissingKey
    from storyc.diagnostics import Code, Diagnostic

    if backend.key is None:
        return None
    try:
        return backend.key.place.fetch()
    except MissingKey as missing:
        message = f"there is no key for the backend {backend.name}: {missing}"
        finding = Diagnostic(Code.MISSING_KEY, message, None, help=missing.way_out)
    return _refused(finding, ExitCode.DIAGNOSTICS)


def _agreed(picked: Pick, backend: BackendConfig, target: str, quote: Quote) -> Agreed | ExitCode:
    from storyc.config import Disagreement, Question, agree, unasked

    answer = agree(picked, backend, quote)
    if quote.clips:
        print(_offer(backend, target, quote), file=sys.stderr)
    if isinstance(answer, Question):
        if _is_somebody_there():
            return _ask(answer)
        answer = unasked(quote)
    if isinstance(answer, Disagreement):
        code = ExitCode.BUDGET if answer.is_money else ExitCode.USAGE
        return _refused(answer.finding, code)
    return answer


def _offer(backend: BackendConfig, target: str, quote: Quote) -> str:
    from storyc.config import price_source
    from storyc.config.amount import shown

    clips = "1 clip" if quote.clips == 1 else f"{quote.clips:,} clips"
    price = "price not known" if quote.usd is None else shown(quote.usd)
    source = "" if quote.usd is None else f", by the price in {price_source(backend, target)}"
    return (
        f"{backend.name} ({backend.protocol} at {backend.host}): {clips} for {target},"
        f" {quote.seconds:,} s, {price}{source}"
    )


def _is_somebody_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(question: Question) -> Agreed | ExitCode:
    """Return what the person at the terminal agrees to; everything but a yes is a no."""
    print(f"{question.text} [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() in {"y", "yes"}:
        return question.agreed
    print("nothing was sent", file=sys.stderr)
    return ExitCode.BUDGET


def _refused(finding: Diagnostic, code: ExitCode) -> ExitCode:
    from storyc.cli.terminal import print_diagnostics

    print_diagnostics((finding,), {})
    return code
