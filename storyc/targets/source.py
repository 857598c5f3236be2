"""Where figures were read."""

from typing import Annotated, Literal

from pydantic import Field

from storyc.targets.record import Record

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A date as 2026-11-22."""


class Source(Record):
    """Where a figure was read, and when, and how far it can be trusted.

    `vendor` is the maker's own document or code, `third party` a dated report that quotes or
    measures it, `hearsay` anything weaker, `ours` a choice of this project where nothing is
    published.
    """

    what: str
    where: str
    read_on: Day
    certainty: Literal["vendor", "third party", "hearsay", "ours"]
