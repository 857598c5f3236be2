"""The report of a film as one page: what each clip is, and how the joins came out."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape

from storyc.assemble.colour_match import ColourMatch
from storyc.assemble.grade import Grade
from storyc.assemble.join_measure import EndFrames, JoinMeasure
from storyc.assemble.provenance import Origin
from storyc.assemble.report import FilmReport
from storyc.assemble.thumbnail import webp
from storyc.plan.plan import Plan

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;"
    "border-bottom:1px solid #ccc}td.n{text-align:right;font-variant-numeric:tabular-nums}"
    "tr.broken td{background:#fff0c8}img{vertical-align:middle;margin-right:2px;max-width:9rem}"
    "@media(prefers-color-scheme:dark){body{background:#161616;color:#eee}"
    "tr.broken td{background:#443300}}"
)


def report_page(
    plan: Plan,
    report: FilmReport,
    ends: Sequence[EndFrames],
    joins: Sequence[JoinMeasure],
    origins: Mapping[str, Origin],
) -> str:
    """Return the page: HTML with its style and pictures inside, which loads and runs nothing.

    Args:
        plan: what the film consists of.
        report: what the assembler says of it.
        ends: the first and last picture of each segment.
        joins: how each segment goes on.
        origins: what made each clip, by slate.
    """
    title = escape(plan.title)
    tables = (
        *_figures(plan, report),
        *_joins(plan, ends, joins),
        *_matches(report.changes.matches),
        *_clips(plan, origins),
    )
    body = "\n".join(tables)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " img-src data:; style-src 'unsafe-inline'\">\n"
        f"<title>{title}: report</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1>\n{body}\n</body></html>\n"
    )


def _figures(plan: Plan, report: FilmReport) -> Iterator[str]:
    loudness = report.loudness.integrated_lufs
    sound = "silent" if loudness is None else f"{loudness:.1f} LUFS"
    yield (
        f"<p>{report.seconds:.1f} s, {report.frames:,} frames at {plan.fps} a second,"
        f" {plan.width}x{plan.height}, {sound}. {report.copied_frames:,} frames are as their clips"
        f" had them, {report.encoded_frames:,} were encoded.</p>"
    )


def _joins(plan: Plan, ends: Sequence[EndFrames], joins: Sequence[JoinMeasure]) -> Iterator[str]:
    yield "<h2>Joins</h2>"
    if not joins:
        yield "<p>The film is one clip.</p>"
        return
    yield (
        "<p>The last picture of each clip and the first of the next. Structure is 1 where they are"
        " equal; colours differ by 0 where they are the same and by 2 where they share none; light"
        " and colour tell by how many of 255 steps brightness and hue move. A marked row was to go"
        " on where the clip before it ends, and does not.</p><table><tr><th>join<th>pictures"
        "<th>is<th>structure<th>colours<th>light<th>colour</tr>"
    )
    by_slate = {it.slate: it for it in ends}

    @cache
    def picture(slate: str, *, is_last: bool) -> str:
        shown = by_slate[slate].last if is_last else by_slate[slate].first
        data = b64encode(webp(shown, (plan.width, plan.height))).decode()
        place = "last" if is_last else "first"
        return f'<img alt="{place} of {escape(slate)}" src="data:image/webp;base64,{data}">'

    for it in joins:
        kind = it.link if it.transition == "cut" else f"{it.link}, {it.transition}"
        yield (
            f"<tr{' class=broken' if it.is_broken else ''}>"
            f"<td>{escape(it.outgoing)} → {escape(it.incoming)}"
            f"<td>{picture(it.outgoing, is_last=True)}{picture(it.incoming, is_last=False)}"
            f"<td>{escape(kind)}<td class=n>{it.structure:.2f}<td class=n>{it.colours:.2f}"
            f"<td class=n>{it.shift[0]:+.0f}<td class=n>{_hue(it):+.0f}</tr>"
        )
    yield "</table>"


def _hue(join: JoinMeasure) -> float:
    return max(join.shift[1:], key=abs)


def _matches(matches: Sequence[ColourMatch]) -> Iterator[str]:
    """Yield each join that was to be matched, as it was and as it is, and what was done."""
    if not matches:
        return
    yield (
        "<h2>Colour match</h2><p>Joins where a clip goes on, before the correction of the second"
        " clip's first frames and with it. A correction says by how much contrast is multiplied and"
        " by how many steps the mean is moved, in each plane of the picture; it is whole in the"
        " first frame and fades away.</p><table><tr><th>join<th>structure<th>colours"
        "<th>light<th>colour<th>correction</tr>"
    )
    for it in matches:
        old, new = it.before, it.after
        name = f"{escape(old.outgoing)} → {escape(old.incoming)}"
        if it.grade is None:
            told = f"none: {it.left}"
        else:
            told = f"{_correction(it.grade, old, new)}, over {it.grade.frames} frames"
        yield (
            f"<tr><td>{name}<td class=n>{old.structure:.2f} → {new.structure:.2f}"
            f"<td class=n>{old.colours:.2f} → {new.colours:.2f}"
            f"<td class=n>{old.shift[0]:+.1f} → {new.shift[0]:+.1f}"
            f"<td class=n>{_hue(old):+.1f} → {_hue(new):+.1f}<td>{told}</tr>"
        )
    yield "</table>"


def _correction(grade: Grade, old: JoinMeasure, new: JoinMeasure) -> str:
    planes = zip(("brightness", "blue", "red"), grade.planes, old.shift, new.shift, strict=True)
    return ", ".join(f"{name} ×{it.gain:.2f} {b - a:+.1f}" for name, it, a, b in planes)


def _clips(plan: Plan, origins: Mapping[str, Origin]) -> Iterator[str]:
    yield "<h2>Clips</h2><table><tr><th>slate<th>made by<th>frames<th>credentials in it</tr>"
    for it in plan.segments:
        origin = origins[it.slate]
        yield (
            f"<tr><td>{escape(it.slate)}<td>{escape(origin.words)}<td class=n>{it.frames:,}"
            f"<td>{'yes' if origin.has_credentials else 'no'}</tr>"
        )
    yield "</table>"
