"""The report that ends a compile: what the film is, what it would cost, what was written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from storyc.cli.counted import counted

if TYPE_CHECKING:
    from pathlib import Path

    from storyc.build import Built
    from storyc.cli.bill import Bill
    from storyc.cli.rendering import Rendered
    from storyc.driver import Compiled, Finished
    from storyc.emit import Emission
    from storyc.plan import Plan, Segment
    from storyc.targets import Target


def print_report(compiled: Compiled, built: Built, folder: Path, rendered: Rendered) -> None:
    """Print the report to standard output."""
    if compiled.finished is not None and compiled.checked.target is not None:
        plan, emission = compiled.finished.plan, compiled.finished.emission
        _print_plan(plan, emission, compiled.checked.target, rendered)
        _print_changes(compiled.finished)
    print()
    _print_written(built, folder)


def _print_plan(plan: Plan, emission: Emission, target: Target, rendered: Rendered) -> None:
    sizes = {prompt.slate: prompt.size for prompt in emission.prompts}
    limit, bill = emission.limit, rendered.bill
    print(f"{plan.title}: {clock(plan.frames, plan.fps)}, {plan.frames:,} frames at {plan.fps} fps")
    status = "" if target.status.value == "live" else f" ({target.status.value}: {_note(target)})"
    print(f"{counted(len(plan.segments), 'segment')} for {plan.target}{status}")
    print()
    unit = limit.unit
    charged = f"{'charged':>10}" if bill is not None and bill.charged else ""
    print(f"  {'slate':<8}{'seconds':>8}{'billed':>8}{unit:>12}{'price':>10}{charged}  shots")
    for segment in plan.segments:
        print(_row(segment, plan.fps, sizes[segment.slate], bill))
    billed = sum(each.billed_s for each in plan.segments)
    total = sum(sizes.values())
    seconds = f"{plan.frames / plan.fps:.1f}"
    price = money(plan.usd if bill is None else bill.total)
    charged = f"{money(bill.total_charged):>10}" if bill is not None and bill.charged else ""
    print(f"  {'total':<8}{seconds:>8}{billed:>8}{total:>12,}{price:>10}{charged}")
    told = _about_price(len(rendered.clips), len(plan.segments), bill)
    print(f"  largest prompt {max(sizes.values(), default=0):,} of {limit.limit:,} {unit}; {told}")


def _about_price(generated: int, segments: int, bill: Bill | None) -> str:
    """Say whose the prices are, and how much of the film was paid for."""
    made = f"{generated} of {segments} clips are generated" if generated else "nothing was sent"
    if bill is None:
        return made if generated else f"the price is what the target would ask, {made}"
    if bill.total is None:
        return f"{made}; nobody knows what {bill.seller} asks"
    return f"{made}; the price is that of {bill.seller}, by {bill.source}"


def _print_changes(finished: Finished) -> None:
    """Print what an edit costs: the segments that the lock did not have."""
    from storyc.lock import compare

    if (
        finished.lock is None
        or finished.lock_before is None
        or finished.lock == finished.lock_before
    ):
        return
    changes = compare(finished.lock_before, finished.lock)
    changed = ", ".join(changes.changed) or "none"
    print(f"  since the last compile: new {changed}; {changes.same} as they were")


def _note(target: Target) -> str:
    return target.status_note or f"as of {target.verified_on}"


def _row(segment: Segment, fps: int, size: int, bill: Bill | None) -> str:
    shots = ", ".join(
        shot.id if shot.parts == 1 else f"{shot.id} ({shot.part} of {shot.parts})"
        for shot in segment.shots
    )
    seconds = f"{segment.frames / fps:.1f}"
    price = money(segment.usd if bill is None else bill.prices[segment.slate])
    charged = ""
    if bill is not None and bill.charged:
        told = bill.charged.get(segment.slate)
        charged = f"{'not told' if told is None else money(told):>10}"
    return (
        f"  {segment.slate:<8}{seconds:>8}{segment.billed_s:>8}{size:>12,}"
        f"{price:>10}{charged}  {shots}"
    )


def money(usd: Decimal | str | None) -> str:
    """Return a price to its last digit, the target's as it is written; an unknown one says so."""
    if usd is None:
        return "unknown"
    if isinstance(usd, str):
        return f"${usd}"
    cents = usd.quantize(Decimal("0.01"))
    return f"${cents if cents == usd else usd:f}"


def _print_written(built: Built, folder: Path) -> None:
    print(f"wrote {folder}{'/' if built.written else ': nothing'}")
    prompts = 0
    for path in built.written:
        if path.parent.name == "prompts":
            prompts += 1
            continue
        note = _about_film(built) if path.name == "film.mp4" else ""
        print(f"  {path.name:<16}{note}".rstrip())
    if prompts:
        print(f"  {'prompts/':<16}{counted(prompts, 'file')}, one a segment")


def _about_film(built: Built) -> str:
    if built.film is None:
        return ""
    report = built.film.report
    lufs = report.loudness.integrated_lufs
    sound = "silent" if lufs is None else f"{lufs:.1f} LUFS"
    told = f"{report.seconds:.1f} s, {report.frames:,} frames, {sound}"
    matches = report.changes.matches
    matched = len(report.changes.grades)
    return f"{told}, {matched} of {counted(len(matches), 'join')} matched" if matches else told


def clock(frames: int, fps: int) -> str:
    """Return a length as minutes and seconds: `2:34`."""
    minutes, seconds = divmod(round(frames / fps), 60)
    return f"{minutes}:{seconds:02}"
