"""How a prompt calls what is sent with it."""

from typing import Annotated

from pydantic import Field

from storyc.targets.record import Record

Address = Annotated[str, Field(pattern=r"^[^{}]{0,20}\{\}[^{}]{0,20}$")]
"""Words with one place for the number: `@Image {}`. Nothing else may stand in braces, since a
project's own targets are filled in too."""


class Addressing(Record):
    """The words for each kind of reference, counted from 1 in the order in which it is sent.

    A kind without words is called by the name alone, which the prompt has to speak.
    """

    image: Address | None = None
    cameo: Address | None = None
    voice: Address | None = None
