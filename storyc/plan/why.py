"""Why a segment begins where it does, in words."""

from storyc.ir import SpeechBeat
from storyc.plan.cost import Tariff
from storyc.plan.limits import Violation
from storyc.plan.run import Gauge, Run
from storyc.targets import Target

_LIMITS: dict[str, str] = {
    "shots": "{need} shots, and {target} takes at most {most} in one prompt",
    "cameos": "{need} cameos, and {target} takes at most {most} in one prompt",
    "images": "{need} reference images, and {target} takes at most {most} in one prompt",
    "references": "{need} references, and {target} takes at most {most} in one prompt",
    "prompt": "a prompt of {need:,} {unit}, and {target} takes at most {most:,}",
}


def why_at_start(run: Run, *, is_first_of_film: bool) -> str:
    """Say why a run begins: the reasons that no plan can change."""
    if is_first_of_film:
        return "the film begins"
    if run.atoms[0].boundary == "scene":
        return f"a new scene begins{_through(run)}"
    if run.before.blend is not None:
        return f"a {run.before.blend} joins two clips"
    return "the picture fades between two clips"


def _through(run: Run) -> str:
    if run.before.blend is not None:
        return f" with a {run.before.blend}"
    return f" out of {run.before.out_of}" if run.before.cuts else ""


def why_cut(
    run: Run, one: tuple[int, int], other: tuple[int, int], *, gauge: Gauge, tariff: Tariff
) -> str:
    """Say why a run was cut between two neighbouring segments.

    The plan is the cheapest one, so joining the two breaks a limit or costs at least as much.

    Args:
        run: where.
        one: the atoms `[first, stop)` of the segment before.
        other: the atoms of the segment that begins here.
        gauge: the limits.
        tariff: the costs.
    """
    where = _where(run, other[0])
    broken = gauge.violation(run, one[0], other[1])
    if broken is not None:
        return f"{where}; together they would make {in_words(broken, tariff.target, tariff.fps)}"
    joined = run.clip_frames(one[0], other[1])
    apart = [tariff.billed(run.clip_frames(*it)) for it in (one, other)]
    if sum(apart) < tariff.billed(joined):
        bill = f"{apart[0]} + {apart[1]} s are billed instead of {tariff.billed(joined)} s"
        return f"{where}; {bill}"
    return f"{where}; one clip of {_seconds(joined, tariff.fps)} would need a retake more often"


def in_words(broken: Violation, target: Target, fps: int) -> str:
    """Say which limit is broken and by how much."""
    if broken.limit == "seconds":
        most = target.max_seconds
        return f"{_seconds(broken.need, fps)}, and {target.name} makes at most {most} s at a time"
    if broken.limit == "prompt" and broken.need == broken.most + 1:
        return _second_limit(target)
    return _LIMITS[broken.limit].format(
        need=broken.need, most=broken.most, target=target.name, unit=target.prompt.unit
    )


def _second_limit(target: Target) -> str:
    """Say all that holds for a prompt: which of them is broken, the meter does not say."""
    limit = target.prompt
    known = [f"{limit.limit:,} {limit.unit}"]
    if limit.max_characters is not None:
        known.append(f"{limit.max_characters:,} characters")
    if limit.per_shot is not None:
        known.append(f"{limit.per_shot:,} {limit.unit} for each of several shots")
    return f"a longer prompt than {target.name} takes: at most {' and '.join(known)}"


def _seconds(frames: int, fps: int) -> str:
    """Round up, so that a clip just over a limit does not read as if it were on it."""
    tenths = -(-frames * 10 // fps)
    return f"{tenths / 10:g} s"


def _where(run: Run, at: int) -> str:
    shot = run.beats[run.atoms[at].first].shot
    match run.atoms[at].boundary:
        case "take":
            return f"inside the take that shot {shot.id} continues"
        case "beat":
            return f"inside shot {shot.id}, between two beats"
        case "speech":
            return f"inside shot {shot.id}, between two sentences of {_speaker(run, at)}"
        case _:
            return f"shot {shot.id} begins"


def _speaker(run: Run, at: int) -> str:
    beats = (each.beat for each in run.beats_in(at, at + 1))
    return next(it.character for it in beats if isinstance(it, SpeechBeat))
