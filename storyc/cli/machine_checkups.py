"""Looks at the machine: libraries, typefaces, folders. Writes nothing."""

from __future__ import annotations

import os
import platform
import shutil
from typing import TYPE_CHECKING

from storyc import __version__
from storyc.cli.checkup import Checkup, Health
from storyc.world.shared_disk import shared_with
from storyc.world.user_folder import cache_folder, state_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROOM = 2**30
"""Bytes: a film of some minutes with its takes."""


def machine_checkups() -> Iterator[Checkup]:
    """Yield what there is to say about the machine."""
    yield Checkup(
        "storyc",
        Health.OK,
        f"{__version__}, Python {platform.python_version()}, {platform.system()}",
    )
    yield _film()
    yield _voice()
    yield _letters()
    yield _own(_folder("state folder", state_folder()), state_folder())
    yield _folder("cache folder", cache_folder())


def _film() -> Checkup:
    try:
        from storyc.assemble.encode import parameter_sets
        from storyc.assemble.raster import Raster

        parameter_sets(Raster(64, 64, 24), 0)
    except (ImportError, OSError, ValueError, RuntimeError) as error:
        way_out = "install it again: pip install --force-reinstall av"
        told = f"no film can be encoded: {type(error).__name__}"
        return Checkup("film", Health.FAILED, told, way_out)
    return Checkup("film", Health.OK, "H.264 can be encoded")


def _voice() -> Checkup:
    from storyc.backends.animatic.voice import scratch_voice

    if scratch_voice() is None:
        told = "no scratch voice: the animatic's speeches are soft tones"
        return Checkup("voice", Health.WARNING, told, "pip install espeakng-loader")
    return Checkup("voice", Health.OK, "the scratch voice speaks")


def _letters() -> Checkup:
    from storyc.backends.animatic.typeface import Typeface, system_fonts

    try:
        Typeface().knows("A")
    except OSError:
        way_out = "install it again: pip install --force-reinstall fontpkg-inter"
        return Checkup("letters", Health.FAILED, "the boards' typeface is not there", way_out)
    more = len(system_fonts())
    if more == 0:
        told = "Latin, Greek and Cyrillic only: no other typeface was found on this machine"
        return Checkup("letters", Health.WARNING, told, "see `storyc explain W0902`")
    told = f"the boards' typeface, and {more} of this machine for other scripts"
    return Checkup("letters", Health.OK, told)


def _folder(name: str, folder: Path) -> Checkup:
    there = next(it for it in (folder, *folder.absolute().parents) if it.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        told, way_out = f"{folder} cannot be written", f"change the permissions of {there}"
        return Checkup(name, Health.FAILED, told, way_out)
    free = shutil.disk_usage(there).free
    if free < _ROOM:
        told = f"{folder} has room for {free / 2**20:,.0f} MiB only"
        return Checkup(name, Health.WARNING, told, "free some: clips are large")
    return Checkup(name, Health.OK, str(folder))


def _own(looked: Checkup, folder: Path) -> Checkup:
    """Warn of a folder that is well and that other machines write too."""
    shared = shared_with(folder)
    if looked.health is not Health.OK or shared is None:
        return looked
    told = f"{folder} lies on {shared}: a clip could be paid for twice"
    return Checkup(
        looked.name, Health.WARNING, told, "set STORYC_STATE_DIR: `storyc explain W0908`"
    )
