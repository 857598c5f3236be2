"""The table of docs/rendering/services.md says what the codecs do.

`uv run pytest tests/test_docs_services.py --update` writes it.
"""

import re
from pathlib import Path

import pytest

from storyc.backends.capability import Capability, Kind
from storyc.backends.offers import OFFERS
from storyc.backends.protocols import PROTOCOLS, Protocol
from storyc.backends.wire import Terms

PAGE = Path(__file__).parents[1] / "docs" / "rendering" / "services.md"
TABLE = re.compile(r"(<!-- begin table -->\n).*?(<!-- end table -->)", re.DOTALL)
COLUMNS = (
    *("protocol", "service", "targets", "clips", "takes", "sound", "seed", "goes on", "proof"),
    *("limits", "read on"),
)
KINDS: dict[Kind, str] = {
    "image": "pictures",
    "cameo": "clips of characters",
    "voice": "voices",
    "first frame": "a first frame",
    "last frame": "a last frame",
}


def takes(can: Capability) -> str:
    return ", ".join(words for kind, words in KINDS.items() if kind in can.takes)


def lengths(can: Capability) -> str:
    first, last = can.seconds[0], can.seconds[-1]
    is_whole = can.seconds == tuple(range(first, last + 1))
    return f"{first} to {last} s" if is_whole else f"{', '.join(map(str, can.seconds))} s"


def limits(terms: Terms) -> str:
    told = [f"{terms.per_minute} a minute"] if terms.per_minute else []
    told += [f"{terms.at_once} at once"] if terms.at_once else []
    return ", ".join(told) or "not known"


def row(name: str, protocol: Protocol) -> tuple[str, ...]:
    service = protocol.make({})
    can = service.capability
    return (
        f"`{name}`",
        protocol.title,
        ", ".join(f"`{target}` ({its_name})" for target, its_name in OFFERS[name].items()),
        lengths(can),
        takes(can),
        "or silent" if can.is_silent_possible else "always",
        "yes" if can.has_seed else "no",
        "yes" if can.extends else "no",
        str(service.terms.proof),
        limits(service.terms),
        protocol.read_on,
    )


def table() -> str:
    rows = [COLUMNS, ("---",) * len(COLUMNS)]
    rows += [row(name, protocol) for name, protocol in PROTOCOLS.items()]
    return "\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in rows) + "\n"


def test_the_table_of_services_says_what_the_codecs_do(*, update: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    expected = TABLE.sub(lambda found: found[1] + table() + found[2], page)
    if update:
        PAGE.write_text(expected, encoding="utf-8", newline="\n")
        page = expected
    assert page == expected, "run with --update and read the difference"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_the_page_tells_what_a_service_does_not_do(protocol: str) -> None:
    told = PAGE.read_text(encoding="utf-8").partition("## What each one does not do")[2]
    words = {"dashscope": "Model Studio", "gemini": "Gemini Omni"}
    assert f"- **{words.get(protocol, protocol)}".casefold() in told.casefold()


def test_every_day_of_reading_is_a_day() -> None:
    for protocol in PROTOCOLS.values():
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", protocol.read_on)
