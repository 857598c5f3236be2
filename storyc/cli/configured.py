"""Everything that is said about rendering outside of the command line, read from the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyc.cli.trust_file import read_trust
from storyc.config import (
    CONFIG,
    ProjectRendering,
    UserConfig,
    read_config,
    read_project,
    redacted,
)
from storyc.diagnostics import Code, Diagnostic
from storyc.world.disk import DiskReader
from storyc.world.reader import UnreadableSource
from storyc.world.user_folder import config_folder, may_be_changed_by_others, read_user_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from storyc.source import SourceFile


@dataclass(frozen=True)
class OwnConfig:
    """The user's configuration, what is wrong with it, and the file to show that over.

    Everything is blotted out of it that could be a key.
    """

    config: UserConfig
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]


@dataclass(frozen=True)
class Configured:
    """The user's configuration and a project's wishes.

    `folder` is where the project's settings lie, links resolved. `sources` are the files that all
    findings are about, with everything blotted out that could be a key.
    """

    own: OwnConfig
    project: ProjectRendering
    folder: Path
    is_trusted: bool
    project_findings: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]


def open_configured(script_folder: Path) -> Configured:
    """Read the configuration, and the settings of the project around a folder.

    Diagnostics: MALFORMED_CONFIG, KEY_IN_FILE, EXPOSED_CONFIG, MALFORMED_SETTINGS,
        UNTRUSTED_SETTING.
    """
    own = open_config()
    settings, refusal = _settings(script_folder)
    project, told = read_project(settings)
    folder = settings_folder(script_folder, settings)
    sources = dict(own.sources)
    if settings is not None:
        sources[settings.name] = redacted(settings)
    is_trusted = settings is not None and read_trust().trusts(folder.as_posix(), settings)
    return Configured(own, project, folder, is_trusted, (*refusal, *told), sources)


def config_path() -> Path:
    """Return where the user's configuration is looked for."""
    return config_folder() / CONFIG


def open_config() -> OwnConfig:
    """Read the user's configuration; one that is not there sets nothing up.

    Diagnostics: MALFORMED_CONFIG, KEY_IN_FILE, EXPOSED_CONFIG.
    """
    path = config_path()
    try:
        file = read_user_file(path)
    except UnreadableSource as error:
        way_out = "without it only the animatic can be made"
        refusal = Diagnostic(Code.MALFORMED_CONFIG, str(error), None, help=way_out)
        return OwnConfig(UserConfig(), (refusal,), {})
    if file is None:
        return OwnConfig(UserConfig(), (), {})
    config, findings = read_config(file)
    if may_be_changed_by_others(path):
        findings = (*findings, _exposed(path))
    return OwnConfig(config, findings, {file.name: redacted(file)})


def settings_folder(script_folder: Path, settings: SourceFile | None) -> Path:
    """Return the folder of a project's settings, or the script's own without any."""
    if settings is None:
        return script_folder.resolve()
    return (script_folder.resolve() / settings.name).parent.resolve()


def _settings(script_folder: Path) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    try:
        return DiskReader(script_folder).settings(), ()
    except UnreadableSource as error:
        return None, (Diagnostic(Code.MALFORMED_SETTINGS, str(error), None),)


def _exposed(path: Path) -> Diagnostic:
    return Diagnostic(
        Code.EXPOSED_CONFIG,
        f"others on this machine can change {path}: they could have your keys sent to them",
        None,
        help=f"take that away from them: chmod go-w {path.parent} {path}",
    )
