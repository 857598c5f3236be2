"""Prints an answer for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def print_json(schema: str, answer: DataclassInstance) -> None:
    """Print a frozen answer as JSON under the name of its schema, such as `storyc.why/1`.

    Amounts of money are texts, as in plan.json; what is not known is null.
    """
    data = {"schema": schema, **asdict(answer)}
    print(json.dumps(data, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    raise TypeError(f"{value!r} has no form in JSON")
