"""Where a sentence could be parted."""

import re

_PAUSE = re.compile(r"(?:[,;:…]|[—–]|--)(?=\s+\w)")


def middle_pause(text: str) -> tuple[int, int] | None:
    """Return where the pause mark nearest the middle begins and ends, `None` if there is none."""
    found = [it.span() for it in _PAUSE.finditer(text)]
    return min(found, key=lambda it: (abs(it[0] + it[1] - len(text)), it), default=None)
