"""What a service stores is stored there once."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import anyio
import pytest
from support.conformance.film import Film, mp4
from support.conformance.openai import OpenAi
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.studio import KEY, Studio

from storyc.backends.http_service import HttpService
from storyc.backends.job import Failure
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.order import Asset
from storyc.backends.secret import Secret
from storyc.backends.transport import KeyHeader, connected
from storyc.render.uploads import Uploads, stored


@pytest.fixture
def studio() -> Iterator[Studio]:
    """A server that stores characters."""
    studio = Studio(OpenAi("openai"))
    with opened(studio):
        yield studio


def cameo(folder: Path) -> Asset:
    """Return a character's clip."""
    data = mp4(Film(2, 1280, 720))
    (folder / "mara.mp4").write_bytes(data)
    digest = sha256(data).hexdigest()
    return Asset("cameo", "MARA", folder / "mara.mp4", "video/mp4", digest)


def have(studio: Studio, assets: list[Asset], uploads: Uploads) -> object:
    """Have assets stored in one run."""

    async def run() -> object:
        key = KeyHeader(key=Secret(KEY))
        async with connected(f"{studio.base}/v1", key) as transport:
            wire = OpenAiVideosWire({"sora-2": "sora-2"})
            service = HttpService(account="me", wire=wire, transport=transport)
            return await stored(service, assets, uploads)

    return anyio.run(run)


def uploads_heard(studio: Studio) -> int:
    """Count the requests that stored something."""
    return sum(it.method == "POST" and it.path.endswith("/characters") for it in studio.heard)


def test_a_character_is_stored_once_in_all_runs(tmp_path: Path, studio: Studio) -> None:
    asset, path = cameo(tmp_path), tmp_path / "uploads.json"
    first = have(studio, [asset], Uploads(path))
    assert isinstance(first, dict)
    assert set(first) == {asset.sha256}
    assert have(studio, [asset], Uploads(path)) == first
    assert uploads_heard(studio) == 1
    assert KEY not in path.read_text()


def test_what_goes_inline_or_is_there_already_is_not_stored(tmp_path: Path, studio: Studio) -> None:
    frame = Asset("first frame", "1A", tmp_path / "x.png", "image/png", "0" * 64)
    handle = Asset("cameo", "PIP", Path(), "", "1" * 64, handle="char_pip")
    assert have(studio, [frame, handle], Uploads(tmp_path / "uploads.json")) == {}
    assert not studio.heard


def test_a_service_that_refuses_says_why(tmp_path: Path, studio: Studio) -> None:
    studio.plan = Plan.of(upload=["before:503"])
    found = have(studio, [cameo(tmp_path)], Uploads(tmp_path / "uploads.json"))
    assert isinstance(found, Failure)
    assert not (tmp_path / "uploads.json").exists()


def test_a_file_that_cannot_be_read_remembers_nothing(tmp_path: Path, studio: Studio) -> None:
    path = tmp_path / "uploads.json"
    path.write_text("{")
    assert isinstance(have(studio, [cameo(tmp_path)], Uploads(path)), dict)
    assert uploads_heard(studio) == 1
