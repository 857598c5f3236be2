"""People whom several clips show and nothing describes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Character, Screenplay

_NAMED = 3
"""People who are named; a script that describes nobody has dozens."""


def undescribed(screenplay: Screenplay) -> frozenset[str]:
    """Return the names of those of whom a prompt can say nothing but the name.

    Where a script declares its cast, who speaks without being declared is left out: `check` has
    told of them by then (`INFERRED_CHARACTER`).
    """
    declares = any(not it.inferred for it in screenplay.characters)
    return frozenset(
        it.name
        for it in screenplay.characters
        if not (_is_described(it) or (declares and it.inferred))
    )


def strangers(
    screenplay: Screenplay, seen_by_clip: Iterable[Sequence[str]]
) -> Iterator[Diagnostic]:
    """Yield one finding for all whom more than one clip shows and nothing describes.

    Args:
        screenplay: the script.
        seen_by_clip: who is seen in each clip that does not go on from the picture before it.
    """
    nobody = undescribed(screenplay)
    clips = Counter(name for seen in seen_by_clip for name in seen if name in nobody)
    shown = {name: count for name, count in clips.items() if count > 1}
    if not shown:
        return
    # The most seen first; of those seen as often, whom the script has first.
    people = sorted(
        (it for it in screenplay.characters if it.name in shown), key=lambda it: -shown[it.name]
    )
    first, *others = people
    left = len(people) - _NAMED
    yield Diagnostic(
        Code.UNDESCRIBED_CHARACTER,
        f"nothing says what {_listed(people)} look{'' if others else 's'} like",
        first.span,
        here=f"seen in {shown[first.name]} clips, in each as another person",
        labels=tuple(
            Label(it.span, f"seen in {shown[it.name]} clips") for it in others[: _NAMED - 1]
        ),
        notes=(f"the same holds for {left} more: {_names(people[_NAMED:])}",) if left > 0 else (),
        help=_way_out(first),
    )


def _way_out(it: Character) -> str:
    if not it.inferred:
        return f"give `character {it.name}` an `appearance:` or `refs:`"
    return (
        f"declare `character {it.name}` with an `appearance:`, or say it in the action where they"
        f" are first met: `{it.name}, 60, tall, in a grey coat, looks up.`"
    )


def _is_described(it: Character) -> bool:
    return bool(it.appearance or it.age or it.wardrobe or it.refs or it.cameo)


def _listed(people: Sequence[Character]) -> str:
    if len(people) > _NAMED:
        return f"{_names(people[:_NAMED])} and {len(people) - _NAMED} more"
    *most, last = (it.name for it in people)
    return f"{', '.join(most)} and {last}" if most else last


def _names(people: Iterable[Character]) -> str:
    return ", ".join(it.name for it in people)
