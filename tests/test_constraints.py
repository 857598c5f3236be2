"""constraints.txt pins what pyproject.toml asks for, and names no registry."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def test_every_dependency_is_pinned_to_a_version_that_it_allows() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", text, re.MULTILINE):
        pins.setdefault(canonicalize_name(name), set()).add(version)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for line in project["dependencies"]:
        asked = Requirement(line)
        found = pins[canonicalize_name(asked.name)]
        assert found, line
        assert all(asked.specifier.contains(version) for version in found), line


def test_no_registry_is_named() -> None:
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")
