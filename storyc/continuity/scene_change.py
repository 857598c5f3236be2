"""What stays and what is forgotten where a scene begins."""

from dataclasses import replace

from storyc.continuity.clock import Clock, begins_another_day, read_clock
from storyc.continuity.layered import Layered
from storyc.continuity.state import CharacterState, ContinuityState, PropState
from storyc.continuity.weather_words import told_weather
from storyc.ir import ActionBeat, Scene, Slugline, takes_time


def begin_scene(state: ContinuityState, scene: Scene) -> ContinuityState:
    """Return the state at the beginning of a scene.

    - Wardrobe, condition, style and where things lie stay until a line changes them.
    - What people hold stays for the day: overnight they have put it down, nobody knows where.
    - Who is there stays only where no time passes at the same place (`CONTINUOUS`, `SAME`): anybody
      may come and go between two scenes, and a scene next door has its own people.
      The side of the frame that they are on stays with them.
    - Weather stays while the time of day does, light while place and time of day do. Weather that
      is only read from action stays where the heading counts from the scene before (`LATER`), but
      not after a while if the scene opens with a word of its own on it: `The rain has stopped.`
    - A heading of a place alone (`.KITCHEN`) keeps the time of day of the scene before, and whether
      it is inside.
    """
    if scene.slugline is None:
        return replace(state, scene=scene.id)
    line = scene.slugline
    clock = _clock_of(line, state)
    is_another_day = begins_another_day(line.time_of_day, state.time_of_day)
    same_place = _is_place_of(line, state)
    same_time = clock.unbroken or clock.time_of_day == state.time_of_day
    stays = same_place and clock.unbroken
    is_relative = clock.unbroken or line.time_of_day != clock.time_of_day
    keeps_weather = same_time and (
        state.weather_since is None
        or (is_relative and (clock.unbroken or not _opens_with_weather(scene)))
    )
    return replace(
        state,
        scene=scene.id,
        setting=_setting_of(line, state),
        place=line.place,
        area=line.area,
        time_of_day=clock.time_of_day,
        weather=state.weather if keeps_weather else None,
        weather_since=state.weather_since if keeps_weather else None,
        light=state.light if same_time and same_place else None,
        cast=state.cast if stays else _left_behind(state.cast),
        props=_put_down(state.props) if is_another_day else state.props,
        sides=state.sides if stays else {},
    )


def _clock_of(line: Slugline, state: ContinuityState) -> Clock:
    if _is_place_alone(line):
        return Clock(state.time_of_day, unbroken=False)
    return read_clock(line.time_of_day, state.time_of_day)


def _setting_of(line: Slugline, state: ContinuityState) -> str | None:
    return state.setting if _is_place_alone(line) else line.setting


def _is_place_alone(line: Slugline) -> bool:
    """Tell whether a heading says neither where nor when: `.KITCHEN` after `INT. FLAT - NIGHT`."""
    return line.setting is None and line.time_of_day is None


def _opens_with_weather(scene: Scene) -> bool:
    """Tell whether the first paragraph says what weather the scene is met in."""
    inside = scene.slugline is not None and scene.slugline.setting == "INT"
    timed = (beat for shot in scene.shots for beat in shot.beats if takes_time(beat))
    paragraph: int | None = None
    for beat in timed:
        if not isinstance(beat, ActionBeat) or paragraph not in {None, beat.paragraph}:
            return False
        if told_weather(beat.text, inside=inside) is not None:
            return True
        paragraph = beat.paragraph
    return False


def _is_place_of(line: Slugline, state: ContinuityState) -> bool:
    """The inside and the outside of one place are two places: people go through the door."""
    before = (state.setting, state.place, state.area)
    return (_setting_of(line, state), line.place, line.area) == before


def _put_down(props: Layered[PropState]) -> Layered[PropState]:
    """What is known of a thing by now is the state that it is in."""
    held = {name: it for name, it in props.items() if it.holder is not None}
    return props.changed({name: PropState(state=it.state) for name, it in held.items()})


def _left_behind(cast: Layered[CharacterState]) -> Layered[CharacterState]:
    there = {name: it for name, it in cast.items() if it.present or _is_told(it)}
    return cast.changed({name: _leave(it) for name, it in there.items()})


def _is_told(it: CharacterState) -> bool:
    return it.presence_is_explicit or it.position is not None


def _leave(it: CharacterState) -> CharacterState:
    return replace(it, present=False, presence_is_explicit=False, position=None)
