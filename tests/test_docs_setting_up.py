"""The page about setting up says what there is, and its examples are right."""

import re
from pathlib import Path

import pytest

from storyc.backends.openai_dialect import DIALECTS
from storyc.config import BackendConfig, ProtocolName, read_config, read_project
from storyc.config.project import MOST_TAKES
from storyc.source import SourceFile
from storyc.world import user_folder

PAGE = (Path(__file__).parents[1] / "docs" / "rendering" / "setting-up.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```toml[^\n]*\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_examples_have_no_findings(text: str) -> None:
    file = SourceFile("example.toml", text)
    _, findings = read_project(file) if "[render]" in text else read_config(file)
    assert findings == ()


def test_the_table_has_every_key_and_no_other() -> None:
    table = PAGE[PAGE.index("| key | says |") : PAGE.index("Whatever else stands there")]
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", table, re.MULTILINE)
    keys = {key for row in rows for key in re.findall(r"\w+", row)}
    assert keys == BackendConfig.model_fields.keys() - {"name"}


def test_every_protocol_dialect_variable_and_limit_is_told() -> None:
    for told in (*ProtocolName, *DIALECTS, user_folder.CONFIG_DIR, user_folder.STATE_DIR):
        assert f"`{told}`" in PAGE
    assert f"`{user_folder.CACHE_DIR}`" in PAGE
    assert f"{MOST_TAKES} at most" in PAGE
