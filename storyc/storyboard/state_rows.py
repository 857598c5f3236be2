"""What a script supervisor would note as a segment opens."""

from collections.abc import Iterator, Mapping

from storyc.continuity import ContinuityState
from storyc.storyboard.view import StateRow


def state_rows(state: ContinuityState, before: Mapping[str, str] | None) -> tuple[StateRow, ...]:
    """Return who is there, wearing and holding what, where things lie, in what light and weather.

    Args:
        state: as the segment opens.
        before: the words for each name as the segment before opened; `None` for the first one of a
            film, where nothing can be new.
    """
    known = dict(_words(state)) if before is None else before
    return tuple(StateRow(name, words, known.get(name) != words) for name, words in _words(state))


def _words(state: ContinuityState) -> Iterator[tuple[str, str]]:
    place = ", ".join(part for part in (state.place, state.area) if part)
    for name, words in (
        ("place", place),
        ("time", (state.time_of_day or "").lower()),
        ("weather", state.weather or ""),
        ("light", state.light or ""),
    ):
        if words:
            yield name, words
    for name in state.present():
        yield name, _of_character(state, name) or "present"
    for name in sorted(state.props):
        prop = state.prop(name)
        if prop.holder is None and prop.place is not None:
            word = f"{prop.state}, " if prop.state else ""
            yield name, f"{word}at {prop.place}"


def _of_character(state: ContinuityState, name: str) -> str:
    it = state.character(name)
    parts = [f"wears {it.wardrobe}"] if it.wardrobe else []
    parts += it.condition
    for prop in state.holding(name):
        word = state.prop(prop).state
        parts.append(f"holds {prop} ({word})" if word else f"holds {prop}")
    return "; ".join(parts)
