"""How a prompt calls the material that is sent with it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from storyc.emit.view import ReferenceView
from storyc.plan import Material

_WORDS: Mapping[str, Mapping[Literal["cameo", "image"], str]] = {
    "h3-tags": {"image": "Image {}", "cameo": "Video {}"},
    "plain-prose": {"image": "Image {}", "cameo": "Video {}"},
    "seedance-stages": {"image": "@Image {}", "cameo": "@Video {}"},
}
"""By prompt grammar. The others call a character by the name alone."""


def references_of(material: Iterable[Material], grammar: str) -> Iterator[ReferenceView]:
    """Yield what a prompt has to say of its material, in the order in which it is sent.

    Each kind is numbered by itself, from 1, as the services count what they are sent.
    """
    words = _WORDS.get(grammar, {})
    counted: Counter[str] = Counter()
    for each in material:
        counted[each.kind] += 1
        if each.kind in words:
            address = words[each.kind].format(counted[each.kind])
            yield ReferenceView(address, each.kind, each.name)
