"""Plans a film: which beats are generated together."""

from decimal import Decimal
from types import MappingProxyType

from storyc.continuity import ContinuityLog
from storyc.diagnostics import Diagnostic
from storyc.ir import Screenplay
from storyc.plan.cost import Tariff
from storyc.plan.cuts import choose_cuts
from storyc.plan.keep import Keeps, kept_in
from storyc.plan.layout import Layout
from storyc.plan.limits import Limits
from storyc.plan.meter import PromptMeter
from storyc.plan.piece import find_pieces
from storyc.plan.plan import Plan, Segment
from storyc.plan.references import References
from storyc.plan.run import Gauge, find_runs
from storyc.plan.unfit import Unfit
from storyc.plan.unmade import unmade
from storyc.plan.weights import DEFAULT, Weights
from storyc.targets import Frame, Target
from storyc.timing import Timing


def plan(
    screenplay: Screenplay,
    timing: Timing,
    log: ContinuityLog,
    target: Target,
    meter: PromptMeter,
    *,
    weights: Weights = DEFAULT,
    keeps: Keeps = MappingProxyType({}),
) -> tuple[Plan | None, tuple[Diagnostic, ...]]:
    """Return the cheapest plan that keeps every limit of the target.

    The film is cut at the borders of scenes and at dissolves, wipes and fades in any case; what
    lies between is cut by dynamic programming, each stretch on its own.

    Args:
        screenplay: the script after lowering.
        timing: the time of each of its beats.
        log: who holds what at each of them.
        target: the limits and prices.
        meter: measures prompts that are not written yet.
        weights: what is weighed against the price.
        keeps: segments of an earlier plan. Where one still keeps every limit it stays, whatever a
            plan made anew would do: what has been paid for is not asked for again.

    Returns:
        The plan, and what it makes otherwise than written; or `None` and a finding for each beat
        that no segment can hold.
        Diagnostics: E0501, E0503, E0803; with a plan W0408, W0409.
    """
    width, height = screenplay.title_page.size
    size = Frame(width=width, height=height)
    target = target.at(size, timing.fps)
    tariff = Tariff(target, size, timing.fps, weights)
    gauge = Gauge(Limits.of(target, timing.fps), References.of(screenplay, log, target), meter)
    runs = find_runs(screenplay, timing, target, gauge)
    unfit = tuple(Unfit(screenplay, timing, target, gauge).findings(runs))
    if unfit:
        return None, Diagnostic.sort(unfit)
    divisions = [choose_cuts(run, gauge, tariff, tuple(kept_in(run, keeps, gauge))) for run in runs]
    segments = Layout(screenplay, timing, gauge, tariff).segments(runs, divisions)
    findings = Diagnostic.sort(tuple(unmade(find_pieces(runs, divisions), timing.fps)))
    return _plan(screenplay, target, timing.fps, segments), findings


def _plan(screenplay: Screenplay, target: Target, fps: int, segments: tuple[Segment, ...]) -> Plan:
    width, height = screenplay.title_page.size
    return Plan(
        title=screenplay.title_page.title or "Untitled",
        target=target.name,
        width=width,
        height=height,
        fps=fps,
        frames=sum(segment.frames for segment in segments),
        segments=segments,
        usd=_total(segments),
    )


def _total(segments: tuple[Segment, ...]) -> str | None:
    """Add the prices up; one that is not known makes the sum unknown."""
    prices = [segment.usd for segment in segments]
    known = [Decimal(usd) for usd in prices if usd is not None]
    return f"{sum(known, Decimal(0)):f}" if len(known) == len(prices) else None
