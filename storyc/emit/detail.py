"""How much of the descriptions a prompt carries."""

from enum import IntEnum


class Detail(IntEnum):
    """What is left out when a prompt is too long, in this order; words and actions never are.

    Each level leaves out what the ones above it do, and its own.
    """

    FULL = 0
    """Everything."""
    NO_STYLE_DETAIL = 1
    """Without palette, lens and grain of the style."""
    NO_PLACE_DETAIL = 2
    """Without the look of the location and its areas."""
    NO_PROP_LOOKS = 3
    """Without the look of props."""
    SHORT_CAST = 4
    """Without voices and ages."""

    @property
    def left_out(self) -> str:
        """What a prompt at this level does without, in words."""
        parts = _LEFT_OUT[: self.value]
        return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts)


_LEFT_OUT = (
    "the palette, lens and grain of the style",
    "the looks of places",
    "the looks of props",
    "voices and ages",
)
