"""The page about OpenAI's protocol says what the dialects say."""

import re
from pathlib import Path

from storyc.backends.openai_dialect import DIALECTS, Dialect
from storyc.backends.wire import Proof

PAGE = (Path(__file__).parents[1] / "docs" / "rendering" / "openai-videos.md").read_text("utf-8")
EXTRAS = ("seed", "fps", "generate_sound")


def _row(name: str, dialect: Dialect) -> str:
    takes = ["a first frame"] if dialect.first_frame else []
    takes += ["characters"] if dialect.has_characters else []
    takes += [it for it in EXTRAS if it in dialect.extras]
    told = ", ".join(takes) + ("; goes on with its own clips" if dialect.has_extensions else "")
    key = dialect.key_header.replace("authorization", "Authorization")
    lost = "the list of jobs tells" if dialect.proof is Proof.LIST else "you decide"
    return f"| `{name}` | {dialect.title} | {told} | {key} | {lost} |"


def test_the_table_is_the_dialects() -> None:
    rows = re.findall(r"^\| `.*\|$", PAGE, re.MULTILINE)
    assert rows[1:] == [_row(name, it) for name, it in DIALECTS.items()]
