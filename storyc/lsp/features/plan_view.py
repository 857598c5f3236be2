"""What the plan says, beside the lines: seconds, borders of clips, prices, prompts."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from urllib.parse import quote, unquote

from lsprotocol.types import (
    CodeLens,
    Command,
    InlayHint,
    InlayHintKind,
    Location,
    Position,
    Range,
)

from storyc.driver import Finished, read_storyboard
from storyc.emit.prompt import Prompt as Emitted
from storyc.ir import Scene, Shot
from storyc.lsp.custom import Prompt, PromptText, Seconds, Speaker, Statistics, Storyboard
from storyc.lsp.features.hover import beat_at
from storyc.lsp.place import PROMPT_SCHEME
from storyc.lsp.settings import Settings
from storyc.lsp.snapshot import Snapshot
from storyc.plan import Segment
from storyc.storyboard import page


def hints(snapshot: Snapshot, where: Range, settings: Settings) -> list[InlayHint]:
    """Return seconds at shots, running times at scenes, and where clips begin, in a range."""
    every = [*_timed(snapshot, settings)]
    if settings.shows_segments:
        every += _borders(snapshot)
    return [it for it in every if where.start <= it.position <= where.end]


def _timed(snapshot: Snapshot, settings: Settings) -> Iterator[InlayHint]:
    timing = snapshot.checked.timing
    elapsed = 0
    for scene in snapshot.checked.screenplay.scenes:
        if scene.slugline is not None and settings.shows_running_time:
            at = f"{_clock(elapsed / timing.fps)}"
            yield from _hint(snapshot, scene, f"at {at}", "the running time so far")
        for shot in scene.shots:
            frames = sum(timing.advance(it.id) for it in shot.beats)
            elapsed += frames
            if settings.shows_seconds and frames:
                yield from _of_shot(snapshot, shot, frames / timing.fps)


def _of_shot(snapshot: Snapshot, shot: Shot, seconds: float) -> Iterator[InlayHint]:
    timed = [snapshot.checked.timing.by_beat[it.id] for it in shot.beats]
    is_given = all(it.binding for it in timed)
    basis = "\n".join(
        f"{it.seconds.likely_s:.1f} s: {it.seconds.basis}" for it in timed if it.frames
    )
    if not is_given:
        yield from _hint(snapshot, shot, f"~{seconds:.1f} s", basis)


def _hint(snapshot: Snapshot, node: Scene | Shot, label: str, tip: str) -> Iterator[InlayHint]:
    if node.span.source != snapshot.entry.name:
        return
    line = snapshot.text.position(node.span.start).line
    yield InlayHint(
        _end_of(snapshot, line), label, InlayHintKind.Type, None, tip, padding_left=True
    )


def _end_of(snapshot: Snapshot, line: int) -> Position:
    starts = snapshot.text.starts
    stop = starts[line + 1] if line + 1 < len(starts) else len(snapshot.text.content)
    shown = snapshot.text.content[starts[line] : stop].rstrip("\r\n")
    return snapshot.text.position(starts[line] + len(shown))


def _borders(snapshot: Snapshot) -> Iterator[InlayHint]:
    finished = snapshot.finished
    if finished is None or snapshot.compiled.checked.target is None:
        return
    target = snapshot.compiled.checked.target
    for segment, prompt in zip(finished.plan.segments, finished.emission.prompts, strict=True):
        line = _first_line(snapshot, segment)
        if line is None:
            continue
        seconds = segment.clip_frames / finished.plan.fps
        limit = target.prompt
        label = (
            f"clip {segment.slate}: {seconds:.1f} / {target.max_seconds} s,"
            f" {prompt.size:,} / {limit.limit:,} {limit.unit}"
        )
        yield InlayHint(
            _end_of(snapshot, line), label, None, None, segment.why_cut, padding_left=True
        )


def _first_line(snapshot: Snapshot, segment: Segment) -> int | None:
    own = [it.first for it in segment.lines if it.source == snapshot.entry.name]
    return min(own) - 1 if own else None


def lenses(snapshot: Snapshot, settings: Settings) -> list[CodeLens]:
    """Return a lens for each clip: its price, and the way to its prompt."""
    finished = snapshot.finished
    if finished is None or not settings.shows_lenses:
        return []
    found = []
    for segment in finished.plan.segments:
        line = _first_line(snapshot, segment)
        if line is None:
            continue
        place = Position(line, 0)
        title = f"clip {segment.slate}: {_price(segment.usd)}, {segment.link}"
        arguments = [snapshot.uri(snapshot.entry.name), {"line": line, "character": 0}]
        command = Command(title, "storyc.showPrompt", arguments=arguments)
        found.append(CodeLens(Range(place, place), command))
    return found


def prompt_at(snapshot: Snapshot, place: Position) -> Prompt | None:
    """Return the prompt of the clip that a place goes into."""
    finished = snapshot.finished
    if finished is None:
        return None
    found = beat_at(finished.screenplay, snapshot.entry.name, snapshot.text.offset(place))
    segments = finished.plan.segments
    holding = (
        number
        for number, it in enumerate(segments)
        if found is not None
        and any(beat.id == found[1].id for shot in it.shots for beat in shot.beats)
    )
    number = next(holding, 0)
    if not segments:
        return None
    return _prompt(snapshot, finished, segments[number], finished.emission.prompts[number])


def _prompt(snapshot: Snapshot, finished: Finished, segment: Segment, prompt: Emitted) -> Prompt:
    target = snapshot.compiled.checked.target
    limit = 0 if target is None else target.prompt.limit
    return Prompt(
        uri=f"{PROMPT_SCHEME}{quote(snapshot.own_uri, safe='')}/{segment.slate}.txt",
        slate=segment.slate,
        text=prompt.text,
        tokens=prompt.size,
        maxTokens=limit,
        seconds=segment.frames / finished.plan.fps,
        price=None if segment.usd is None else _price(segment.usd),
    )


def script_and_slate(uri: str) -> tuple[str, str] | None:
    """Return the URI of the script and the slate that a prompt's URI names."""
    script, _, name = uri.removeprefix(PROMPT_SCHEME).rpartition("/")
    if not uri.startswith(PROMPT_SCHEME) or not name.endswith(".txt"):
        return None
    # An editor may have written the colon and the slashes out.
    return unquote(script), unquote(name.removesuffix(".txt"))


def prompt_text(snapshot: Snapshot, slate: str) -> PromptText | None:
    """Return the text of a clip's prompt, `None` if the plan has no such clip any more."""
    finished = snapshot.finished
    prompts = () if finished is None else finished.emission.prompts
    return next((PromptText(it.text) for it in prompts if it.slate == slate), None)


def source_of(snapshot: Snapshot, slate: str, place: Position) -> Location | None:
    """Return the line of the script that the words at a place of a prompt come from."""
    finished = snapshot.finished
    found = prompt_text(snapshot, slate)
    if finished is None or found is None:
        return None
    lines = found.text.split("\n")
    offset = sum(len(it) + 1 for it in lines[: place.line]) + place.character
    spans = {it.id: it.span for it in finished.emission.ledger.facts}
    placed = [
        it
        for it in finished.emission.ledger.placements
        if it.slate == slate and it.start <= offset < it.end and it.fact in spans
    ]
    nearest = min(placed, key=lambda it: it.end - it.start, default=None)
    if nearest is None:
        return None
    span = spans[nearest.fact]
    return Location(snapshot.uri(span.source), snapshot.texts[span.source].range_of(span))


def statistics(snapshot: Snapshot) -> Statistics:
    """Return what a film amounts to."""
    screenplay, timing = snapshot.checked.screenplay, snapshot.checked.timing
    spoken: dict[str, tuple[set[int], float]] = {}
    shots = [shot for scene in screenplay.scenes for shot in scene.shots]
    beats = [beat for shot in shots for beat in shot.beats]
    for beat in beats:
        if beat.kind == "speech":
            speeches, seconds = spoken.get(beat.character, (set(), 0.0))
            speeches.add(beat.speech)
            likely = timing.by_beat[beat.id].seconds.likely_s
            spoken[beat.character] = speeches, seconds + likely
    whole = sum(seconds for _, seconds in spoken.values()) or 1.0
    finished = snapshot.finished
    plan = None if finished is None else finished.plan
    return Statistics(
        scenes=len(screenplay.scenes),
        shots=len(shots),
        segments=0 if plan is None else len(plan.segments),
        cast=[
            Speaker(name, len(speeches), seconds / whole)
            for name, (speeches, seconds) in sorted(
                spoken.items(), key=lambda it: (-it[1][1], it[0])
            )
        ],
        seconds=_seconds(snapshot),
        price=None if plan is None or plan.usd is None else _price(plan.usd),
    )


def storyboard(
    snapshot: Snapshot, tell: Callable[[int, int, str], None] = lambda *_: None
) -> Storyboard | None:
    """Return the storyboard's page, `None` where an error stops the plan.

    Args:
        snapshot: the script.
        tell: called with how much is drawn, how much there is, and what it is.
    """
    compiled, finished = snapshot.compiled, snapshot.finished
    if finished is None:
        return None
    drawn = read_storyboard(
        compiled,
        finished,
        snapshot.path.parent,
        lambda what, done, whole: tell(done, whole, what),
    )
    return Storyboard(page(drawn))


def _seconds(snapshot: Snapshot) -> Seconds:
    timed = snapshot.checked.timing.by_beat.values()
    fps = snapshot.checked.timing.fps
    likely = sum(it.advance for it in timed) / fps
    least = sum(it.frames / fps if it.binding else it.seconds.min_s * it.share for it in timed)
    most = sum(it.frames / fps if it.binding else it.seconds.max_s * it.share for it in timed)
    return Seconds(min(least, likely), likely, max(most, likely))


def _price(usd: str | None) -> str:
    return "price unknown" if usd is None else f"${Decimal(usd):,.2f}"


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
