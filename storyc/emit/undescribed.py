"""People and places that several clips show and nothing describes."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Character, Location, Screenplay

_NAMED = 3
"""How many are named first; a script that describes nobody has dozens."""

_Declared = TypeVar("_Declared", Character, Location)


def strangers(
    screenplay: Screenplay, seen_by_clip: Iterable[Collection[str]]
) -> Iterator[Diagnostic]:
    """Yield one finding for all people whom more than one clip shows and nothing describes.

    Where a script declares its cast, who speaks without being declared is left out: `check` has
    told of them by then (`INFERRED_CHARACTER`).

    Args:
        screenplay: the script.
        seen_by_clip: who is seen in each clip that does not go on from the picture before it.
    """
    declares = any(not it.inferred for it in screenplay.characters)
    bare = [
        it
        for it in screenplay.characters
        if not (it.appearance or it.age or it.wardrobe or it.refs or it.cameo)
        and not (declares and it.inferred)
    ]
    yield from _told(Code.UNDESCRIBED_CHARACTER, "person", bare, seen_by_clip, _way_out)


def bare_places(
    screenplay: Screenplay, seen_by_clip: Iterable[Collection[str]]
) -> Iterator[Diagnostic]:
    """Yield one finding for all places that more than one clip shows and nothing describes.

    It is for scripts that declare places: a plain screenplay has no words that a place keeps.

    Args:
        screenplay: the script.
        seen_by_clip: the places in the picture of each clip that does not go on from the one
            before it.
    """
    declares = any(not it.inferred for it in screenplay.locations)
    bare = [
        it
        for it in screenplay.locations
        if declares and not (it.look or it.areas or it.light or it.refs)
    ]
    yield from _told(Code.UNDESCRIBED_LOCATION, "place", bare, seen_by_clip, _way_to_furnish)


def _told(
    code: Code,
    what: str,
    bare: Sequence[_Declared],
    seen_by_clip: Iterable[Collection[str]],
    way_out: Callable[[_Declared], str],
) -> Iterator[Diagnostic]:
    """Yield the finding about those of `bare` that are seen more than once."""
    if not bare:
        return  # to know who is seen takes time
    names = {it.name for it in bare}
    clips = Counter(name for seen in seen_by_clip for name in names.intersection(seen))
    # The most seen first; of those seen as often, whom the script has first.
    shown = sorted((it for it in bare if clips[it.name] > 1), key=lambda it: -clips[it.name])
    if not shown:
        return
    first, *others = shown
    left = shown[_NAMED:]
    yield Diagnostic(
        code,
        f"nothing says what {_listed(shown)} look{'' if others else 's'} like",
        first.span,
        here=f"seen in {clips[first.name]} clips, in each as another {what}",
        labels=tuple(
            Label(it.span, f"seen in {clips[it.name]} clips") for it in others[: _NAMED - 1]
        ),
        # A place may have a comma in its name.
        notes=(f"the same holds for {'; '.join(it.name for it in left)}",) if left else (),
        help=way_out(first),
    )


def _way_out(it: Character) -> str:
    if not it.inferred:
        return f"give `character {it.name}` an `appearance:` or `refs:`"
    return (
        f"declare `character {it.name}` with an `appearance:`, or say it in the action where they"
        f" are first met: `{it.name}, 60, tall, in a grey coat, looks up.`"
    )


def _way_to_furnish(it: Location) -> str:
    if not it.inferred:
        return f"give `location {it.name}` a `look:` or `refs:`"
    return f"declare `location {it.name}` with a `look:`"


def _listed(several: Sequence[_Declared]) -> str:
    if len(several) > _NAMED:
        return f"{several[0].name} and {len(several) - 1} more"
    *most, last = (it.name for it in several)
    return f"{', '.join(most)} and {last}" if most else last
