"""What of an order a dialect of OpenAI's protocol has no field for."""

from collections.abc import Iterator

from storyc.backends.capability import units
from storyc.backends.openai_dialect import Dialect
from storyc.backends.order import Order

_MOST_CHARACTERS = 2


def unmet(dialect: Dialect, order: Order) -> Iterator[str]:
    """Yield each thing that cannot be asked for, in words."""
    if not order.prompt.strip():
        yield "it takes no empty prompt"
    if dialect.prompt_limit is not None and units(order.prompt) > dialect.prompt_limit:
        yield f"it takes at most {dialect.prompt_limit:,} characters of prompt"
    if order.seed is not None and "seed" not in dialect.extras:
        yield "it takes no seed"
    if not order.audio and "generate_sound" not in dialect.extras:
        yield "it cannot be told to leave out the sound"
    yield from _assets(dialect, order)


def _assets(dialect: Dialect, order: Order) -> Iterator[str]:
    kinds = [it.kind for it in order.assets]
    if order.extends is not None:
        if not dialect.has_extensions:
            yield "it does not go on with a clip of its own"
        if kinds:
            yield "it takes no pictures or characters where it goes on with a clip"
    if set(kinds) - {"first frame", "cameo"}:
        yield "it takes a first frame and characters, and no other pictures or sounds"
    if kinds.count("first frame") > (dialect.first_frame is not None):
        yield "it takes one first frame" if dialect.first_frame else "it takes no first frame"
    if "cameo" in kinds and not dialect.has_characters:
        yield "it takes no clips of characters"
    if kinds.count("cameo") > _MOST_CHARACTERS:
        yield f"it takes at most {_MOST_CHARACTERS} characters"
