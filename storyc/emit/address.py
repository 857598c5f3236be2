"""How a prompt calls the material that is sent with it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from storyc.emit.view import ReferenceView
from storyc.plan import Material
from storyc.targets import Addressing


def references_of(material: Iterable[Material], addressing: Addressing) -> Iterator[ReferenceView]:
    """Yield what a prompt has to say of its material, in the order in which it is sent.

    Each kind is numbered by itself, from 1, as the services count what they are sent. What the
    target has no words for is called by the name alone.
    """
    words = {"image": addressing.image, "cameo": addressing.cameo}
    counted: Counter[str] = Counter()
    for each in material:
        counted[each.kind] += 1
        form = words[each.kind]
        if form is not None:
            yield ReferenceView(form.format(counted[each.kind]), each.kind, each.name)
