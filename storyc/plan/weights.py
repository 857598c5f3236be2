"""What the planner weighs against the price, in one table."""

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Literal

Boundary = Literal["scene", "transition", "shot", "take", "beat", "speech"]
"""What lies between two neighbouring beats, if the film is cut there.

`take` is a shot that continues the take before it; `beat` and `speech` are inside one shot.
"""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much trouble is worth how much money.

    Units: US dollars; chances as a fraction, `per_s` for each second of the clip. At most six
    decimals for dollars and three for chances: the planner counts in whole numbers, so that it finds
    the same plan on every machine.

    | weight | reason |
    |---|---|
    | `shot_cut` | an editor cuts here anyway, but two generations of one place never match quite: about what the cheapest clip costs at the cheapest target |
    | `beat_cut` | one set-up has to go on as if nothing had happened, from a copied frame: three times the risk of a new shot |
    | `speech_cut` | a voice has to go on as well, in the middle of a thought: done only to keep a limit or to save several dollars |
    | `chain` | a segment that starts from the last frame of another waits for it: worth a little, never a limit |
    | `waste_per_s` | a second that is billed and not used costs its price already, and invites the model to fill it |
    | `retake_per_s` | long clips follow their prompt less well (OpenAI's guide prefers two clips of 4 s to one of 8 s); a retake costs the whole clip again |
    | `retake_per_shot` | so does each further shot that a prompt describes |
    | `review` | a retake costs somebody's minute, also where the clip is free |
    | `unknown_per_s` | stands in for a price that is not known, near the middle of the known ones, so that length still counts |
    """  # noqa: E501  # the table's rows are one line each

    shot_cut: Decimal = Decimal("0.25")
    beat_cut: Decimal = Decimal("0.75")
    speech_cut: Decimal = Decimal("2.00")
    chain: Decimal = Decimal("0.20")
    waste_per_s: Decimal = Decimal("0.02")
    retake_per_s: Decimal = Decimal("0.010")
    retake_per_shot: Decimal = Decimal("0.030")
    review: Decimal = Decimal("0.10")
    unknown_per_s: Decimal = Decimal("0.20")

    def __post_init__(self) -> None:
        """Refuse weights that the planner could not count with, or that turn its order round."""
        for each in fields(self):
            value: Decimal = getattr(self, each.name)
            units = value.scaleb(decimals(each.name))
            if value < 0 or units != int(units):
                raise ValueError(f"the weight {each.name} is negative or too fine: {value}")
        if not self.shot_cut <= self.beat_cut <= self.speech_cut:
            raise ValueError("a cut inside a speech must weigh most, one between shots least")

    def cut(self, boundary: Boundary) -> Decimal:
        """Return the cost of a cut, the wait of a chained segment included."""
        match boundary:
            case "scene" | "transition":
                return Decimal(0)
            case "shot":
                return self.shot_cut
            case "take" | "beat":
                return self.beat_cut + self.chain
            case "speech":
                return self.speech_cut + self.chain

    def retakes(self, clip_frames: int, fps: int, shots: int) -> Decimal:
        """Return how many retakes of one clip are to be expected.

        Args:
            clip_frames: frames asked for, handles included.
            fps: frames a second.
            shots: shots that the prompt describes.
        """
        return self.retake_per_s * clip_frames / fps + self.retake_per_shot * (shots - 1)


def decimals(name: str) -> int:
    """Return how many decimals a weight may have: chances three, dollars six."""
    return 3 if name.startswith("retake") else 6


DEFAULT = Weights()
