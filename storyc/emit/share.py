"""What each part of a script adds to a prompt at most."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from storyc.continuity import ContinuityState
from storyc.emit.address import references_of
from storyc.emit.compose import Composer
from storyc.emit.detail import Detail
from storyc.emit.happening import happening
from storyc.emit.opening import Opening
from storyc.emit.piece import Piece
from storyc.emit.setup import camera_of
from storyc.emit.sound_words import bed_view, sound_view
from storyc.emit.speeches import Spoken, as_spoken, speech_view
from storyc.emit.tongue import tongue
from storyc.ir import Beat, Scene, Shot, SoundBeat
from storyc.plan import ShotBeat

Weigh = Callable[[str], int]
"""Returns at least what a text adds to the size of any text that it is put into."""

FRAME_BYTES = 500
"""More than the titles and stock sentences that a template prints once."""

_SHOT_BYTES = 100
"""More than the labels that a template prints once a shot."""

_LINE_BYTES = 50
"""More than the labels, numbers and marks of one action, speech, sound, person or thing.

The side of the frame that somebody is on is one of the labels.
"""

_REFERENCE_BYTES = 120
"""More than what a template says of one reference beside its address and name."""

_GAP_BYTES = 2
"""What stands between two pieces of one line."""

_UNTOLD = Opening(())
"""Which facts a piece carries is nothing that the prompt says."""


@dataclass(frozen=True)
class Shares:
    """Measures the words that `Composer` and the templates make of one part at a time.

    A bound is never below the size of those words, labels included, in whichever run of beats the
    part stands and whichever grammar words it.

    Units: whatever `weigh` counts in, bytes of UTF-8 at the finest.
    """

    composer: Composer
    weigh: Weigh
    _people: dict[tuple[str, int], int] = field(default_factory=dict, repr=False)
    _props: dict[tuple[str, int], int] = field(default_factory=dict, repr=False)
    _places: dict[tuple[str, int], int] = field(default_factory=dict, repr=False)

    def beat(self, beat: Beat) -> int:
        """Return the share of a beat: what is done, said or heard."""
        spoken = as_spoken(beat)
        if spoken is not None:
            return self._speech(spoken)
        looks = self.composer.looks
        if isinstance(beat, SoundBeat):
            return _LINE_BYTES + self._pieces(sound_view(beat, looks, starts_shot=True).pieces)
        told = (happening(beat, looks, is_opening=it) for it in (True, False))
        return max((_LINE_BYTES + self._pieces((it,)) for it in told if it is not None), default=0)

    def _speech(self, spoken: Spoken) -> int:
        """Return the share of one sentence, as if it were a line of its own.

        Its speaker is named among the actions, too, and its language may be said.
        """
        view = speech_view((spoken,), 1)
        language = tongue(self.composer.screenplay.title_page.language)
        words = self._pieces((view.speaker, view.speaker, *view.delivery, *view.words))
        return _LINE_BYTES + self.weigh(language) + words

    def bed(self, beat: SoundBeat) -> int:
        """Return the share of what goes on sounding from before a run."""
        return _LINE_BYTES + self._pieces(bed_view(beat, self.composer.looks).pieces)

    def shot(self, shot: Shot) -> int:
        """Return the share of a set-up, its beats aside."""
        return _SHOT_BYTES + self._pieces(camera_of(shot, is_first_of_clip=False))

    def person(self, name: str, state: ContinuityState) -> int:
        """Return the share of somebody who is seen and heard in a run that begins in `state`."""
        character = self.composer.screenplay.character_by_name.get(name)
        if character is None:
            return 0
        key = name, id(state)
        if key not in self._people:
            traits = self.composer.looks.character(
                character, state, _UNTOLD, Detail.FULL, is_seen=True, is_heard=True
            )
            self._people[key] = _LINE_BYTES + self.weigh(name) + self._pieces(traits)
        return self._people[key]

    def prop(self, name: str, state: ContinuityState) -> int:
        """Return the share of a thing in a run that begins in `state`."""
        key = name, id(state)
        if key not in self._props:
            looks = self.composer.looks
            self._props[key] = sum(
                _LINE_BYTES
                + self.weigh(name)
                + self._pieces(looks.prop(it, state, _UNTOLD, Detail.FULL))
                for it in self.composer.screenplay.props
                if it.name == name
            )
        return self._props[key]

    def surroundings(self, scene: Scene, state: ContinuityState) -> int:
        """Return the share of the place, the time, the weather, the light and the style."""
        key = scene.id, id(state)
        if key not in self._places:
            looks = self.composer.looks
            style = self.composer.screenplay.style_by_name.get(state.style or "")
            avoid = looks.avoid(style)
            self._places[key] = self._pieces(
                (
                    *looks.place(scene, state, _UNTOLD, Detail.FULL),
                    *looks.style(style, _UNTOLD, Detail.FULL),
                    *(() if avoid is None else (avoid,)),
                )
            )
        return self._places[key]

    def sight(self, name: str) -> int:
        """Return the share of a place that a shot is on, whichever of its name is meant."""
        locations = self.composer.screenplay.locations
        looks = [it.look for it in locations if it.name == name and it.look is not None]
        looks += [area.look for it in locations for area in it.areas if area.name == name]
        return max((self._pieces((Piece(f"{name}: {it.text}"),)) for it in looks), default=0)

    def references(self, scene: Scene, beats: Sequence[ShotBeat]) -> int:
        """Return the share of the material that is sent with a run of beats."""
        material = self.composer.references.used_by(scene, beats)
        return sum(
            _REFERENCE_BYTES + self.weigh(it.address) + self.weigh(it.name)
            for it in references_of(material, self.composer.target.addressing)
        )

    def _pieces(self, pieces: Iterable[Piece]) -> int:
        return sum(self.weigh(it.text) + _GAP_BYTES for it in pieces)
