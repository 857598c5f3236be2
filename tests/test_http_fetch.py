"""A finished clip comes whole and as ordered, or it is told what came instead."""

import errno
import logging
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from support.conformance.film import Film, avi, matroska, moov_first, mp4, webm
from support.conformance.openai import OpenAi
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.studio import KEY, Studio
from support.services import HASTE, base_of, order_of, run, service_of

from storyc.assemble.probe import probe
from storyc.assemble.raster import Raster
from storyc.backends import clip_check, part_file
from storyc.backends.frame_of import frame_of
from storyc.backends.job import Failure, FailureKind, Inline, Job, Link, Status
from storyc.backends.order import Order
from storyc.backends.patience import Patience
from storyc.backends.service import Fetched, OddClip

GOOD = mp4(Film(1, 128, 72))
OWN = Link("/videos/job-1/content", of_service=True)


def _studio(faults: Iterable[str] = (), film: bytes = GOOD) -> Studio:
    return Studio(OpenAi(), plan=Plan.of(content=faults), film=lambda _: film)


def _fetched(
    studio: Studio,
    into: Path,
    *,
    clip: Link | Inline = OWN,
    order: Order | None = None,
    patience: Patience = HASTE,
    clips_from: tuple[str, ...] = (),
) -> Fetched | Failure:
    async def asked() -> Fetched | Failure:
        base = base_of(studio)
        async with service_of(base, patience=patience, clips_from=clips_from) as service:
            wanted = order or order_of()
            if not studio.jobs:
                await service.send(service.call(order_of(), {}), "intent-1")
            return await service.fetch(Job("job-1", Status.SUCCEEDED, clip=clip), wanted, into)

    return run(asked())


def _asked(studio: Studio) -> list[dict[str, str]]:
    """Return the headers of the requests for clips."""
    return [dict(it.headers) for it in studio.heard if it.method == "GET"]


def test_a_clip_is_whole_with_its_digest(tmp_path: Path) -> None:
    into = tmp_path / "clip.mp4"
    with opened(_studio()) as studio:
        found = _fetched(studio, into)
    assert found == Fetched(into, len(GOOD), sha256(GOOD).hexdigest())
    assert into.read_bytes() == GOOD
    assert list(tmp_path.iterdir()) == [into]


@pytest.mark.parametrize("fault", ["break", "reset:answer"])
def test_a_download_that_broke_off_goes_on_where_it_was(fault: str, tmp_path: Path) -> None:
    with opened(_studio([fault])) as studio:
        assert isinstance(_fetched(studio, tmp_path / "clip.mp4"), Fetched)
        first, second = _asked(studio)
    assert "range" not in first
    assert second["range"].startswith("bytes=")
    assert second["if-range"] == '"job-1"'
    assert (tmp_path / "clip.mp4").read_bytes() == GOOD


def test_a_download_that_breaks_off_often_comes_whole_as_long_as_it_goes_on(
    tmp_path: Path,
) -> None:
    with opened(_studio(["break"] * 8)) as studio:
        assert isinstance(_fetched(studio, tmp_path / "clip.mp4"), Fetched)
    assert (tmp_path / "clip.mp4").read_bytes() == GOOD


@pytest.mark.parametrize("fault", ["renewed", "shifted"])
def test_a_rest_that_does_not_fit_is_not_put_behind(fault: str, tmp_path: Path) -> None:
    with opened(_studio(["break", fault])) as studio:
        assert isinstance(_fetched(studio, tmp_path / "clip.mp4"), Fetched)
        assert "range" in _asked(studio)[1]
    assert (tmp_path / "clip.mp4").read_bytes() == GOOD


def test_the_rest_of_another_version_is_not_joined_to_the_first(tmp_path: Path) -> None:
    with opened(_studio(["break", "swapped"])) as studio:
        assert isinstance(_fetched(studio, tmp_path / "clip.mp4"), Fetched)
        assert ["range" in it for it in _asked(studio)] == [False, True, False]
    assert (tmp_path / "clip.mp4").read_bytes() == GOOD


@pytest.mark.parametrize("fault", ["drop", "silence", "reset:headers", "reset:status"])
def test_a_download_that_never_began_is_begun_again(fault: str, tmp_path: Path) -> None:
    with opened(_studio([fault])) as studio:
        assert isinstance(_fetched(studio, tmp_path / "clip.mp4"), Fetched)


@pytest.mark.parametrize(
    ("faults", "kind"),
    [
        (["before:403"], FailureKind.EXPIRED),
        (["before:404"], FailureKind.EXPIRED),
        (["before:410"], FailureKind.EXPIRED),
        (["before:401"], FailureKind.AUTH),
        (["before:429"], FailureKind.QUOTA),
        (["before:500"], FailureKind.TRANSIENT),
        (["before:503"], FailureKind.TRANSIENT),
        (["html"], FailureKind.TRANSIENT),
        (["empty"], FailureKind.TRANSIENT),
        (["text"], FailureKind.TRANSIENT),
        (["not json"], FailureKind.TRANSIENT),
        (["packed"], FailureKind.TRANSIENT),
        (["drop"] * 5, FailureKind.TRANSIENT),
        (["slow"], FailureKind.TRANSIENT),
        (["endless"], FailureKind.TRANSIENT),
        (["huge"], FailureKind.TRANSIENT),
    ],
    ids=lambda it: it[0] if isinstance(it, list) else None,
)
def test_what_is_no_clip_leaves_nothing_behind(
    faults: list[str], kind: FailureKind, tmp_path: Path
) -> None:
    with opened(_studio(faults)) as studio:
        found = _fetched(
            studio, tmp_path / "clip.mp4", patience=replace(HASTE, fetch_s=1.0, most_clip=1 << 20)
        )
    assert isinstance(found, Failure)
    assert not isinstance(found, OddClip)
    assert found.kind is kind
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("film", "told"),
    [
        (Film(1, 64, 64), "its picture is 64x64 instead of 128x72"),
        (Film(2, 128, 72), "it lasts 2.00 s instead of 1 s"),
        (Film(0.5, 128, 72), "it lasts 0.50 s instead of 1 s"),
        (Film(1, 128, 72, fps=30), "it has 30 frames a second instead of 24"),
        (Film(1, 128, 72, has_sound=False), "it has no sound"),
    ],
)
def test_a_clip_that_is_not_as_ordered_is_kept_beside_and_told(
    film: Film, told: str, tmp_path: Path
) -> None:
    with opened(_studio(film=mp4(film))) as studio:
        found = _fetched(studio, tmp_path / "clip.mp4")
    assert isinstance(found, OddClip)
    assert found.kind is FailureKind.ODD_CLIP
    assert found.misfits == (told,)
    assert told in found.said
    assert found.path == tmp_path / "clip.odd.mp4"
    assert found.path.read_bytes() == mp4(film)
    assert list(tmp_path.iterdir()) == [found.path]


def test_an_odd_clip_is_not_overwritten_by_a_later_one(tmp_path: Path) -> None:
    into = tmp_path / "clip.mp4"
    first, second = mp4(Film(1, 64, 64)), mp4(Film(2, 128, 72))
    for film in (first, second, second, first[: len(first) // 2]):
        with opened(_studio(film=film)) as studio:
            _fetched(studio, into)
    kept = {it.read_bytes() for it in tmp_path.iterdir()}
    assert {first, second} <= kept
    assert len(kept) == len(list(tmp_path.iterdir())) <= 3


def _piece(film: Film) -> bytes:
    """Return a clip that begins as a piece of a stream does."""
    data = mp4(film)
    return data[:4] + b"styp" + data[8:]


@pytest.mark.parametrize("make", [webm, matroska, moov_first, _piece])
def test_a_clip_that_begins_in_another_way_is_a_take_if_it_is_as_ordered(
    make: Callable[[Film], bytes], tmp_path: Path
) -> None:
    film = make(Film(1, 128, 72))
    assert film[4:8] != b"ftyp"
    into = tmp_path / "clip.mp4"
    with opened(_studio(film=film)) as studio:
        assert isinstance(_fetched(studio, into), Fetched)
    assert into.read_bytes() == film
    assert probe("1A", into, Raster(128, 72, 24)).frames >= 24
    assert frame_of(into, 23, 24, 128, 72).startswith(b"\x89PNG")


@pytest.mark.parametrize("make", [webm, matroska])
def test_a_clip_of_another_kind_is_held_against_its_order_too(
    make: Callable[[Film], bytes], tmp_path: Path
) -> None:
    with opened(_studio(film=make(Film(1, 64, 64)))) as studio:
        found = _fetched(studio, tmp_path / "clip.mp4")
    assert isinstance(found, OddClip)
    assert found.misfits == ("its picture is 64x64 instead of 128x72",)


@pytest.mark.parametrize("data", [avi(Film(1, 128, 72)), b"\x7fELF no clip at all", bytes(600)])
def test_what_may_be_a_clip_of_an_unknown_kind_is_kept_beside(data: bytes, tmp_path: Path) -> None:
    with opened(_studio(film=data)) as studio:
        found = _fetched(studio, tmp_path / "clip.mp4")
    assert isinstance(found, OddClip)
    assert found.misfits == ("it is neither an MP4 nor a WebM file",)
    assert found.kind is FailureKind.TRANSIENT
    assert found.path.read_bytes() == data


@pytest.mark.parametrize("make", [mp4, webm, matroska, moov_first])
@pytest.mark.parametrize("left", [0.99, 0.6, 0.02])
def test_a_clip_that_is_cut_off_is_kept_beside_and_no_take(
    make: Callable[[Film], bytes], left: float, tmp_path: Path
) -> None:
    film = make(Film(1, 128, 72))
    cut = film[: int(len(film) * left)]
    with opened(_studio(film=cut)) as studio:
        found = _fetched(studio, tmp_path / "clip.mp4")
    assert isinstance(found, OddClip)
    assert found.kind is FailureKind.TRANSIENT
    assert found.path.read_bytes() == cut


@pytest.mark.parametrize("fault", ["corrupt", "cut"])
def test_a_damaged_clip_is_kept_beside_and_no_take(fault: str, tmp_path: Path) -> None:
    with opened(_studio([fault], film=mp4(Film(1, 128, 72, has_sound=False)))) as studio:
        found = _fetched(studio, tmp_path / "clip.mp4")
    assert isinstance(found, OddClip)
    assert found.kind is FailureKind.TRANSIENT
    assert found.path.exists()
    assert not (tmp_path / "clip.mp4").exists()


@pytest.mark.parametrize(
    "page",
    [
        "#EXTM3U\n#EXTINF:1,\n{other}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile {path}\n",
        '<?xml version="1.0"?><MPD><Period><BaseURL>{other}</BaseURL></Period></MPD>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="{other}"/></svg>',
        "%PDF-1.7\n{other}\n",
        "v=0\nm=video 1 RTP/AVP 26\nu={other}\n",
    ],
    ids=["hls", "concat", "dash", "svg", "pdf", "sdp"],
)
@pytest.mark.parametrize("lead", [b"", bytes(4) + b"ftypisom"], ids=["plain", "dressed up"])
def test_what_came_makes_nothing_else_be_opened(page: str, lead: bytes, tmp_path: Path) -> None:
    """A playlist, a page or a script in place of a clip is looked at, and not followed."""
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(GOOD)
    with opened(_studio()) as other, opened(_studio()) as studio:
        film = lead + page.format(other=f"{other.base}/cdn/job-1.mp4", path=secret).encode()
        studio.film = lambda _: film
        (tmp_path / "in").mkdir()
        found = _fetched(studio, tmp_path / "in" / "clip.mp4")
        assert not other.heard
    assert isinstance(found, Failure)


@pytest.mark.parametrize("limit", ["_MOST_FRAMES", "_MOST_PIXELS"])
def test_pictures_without_end_are_not_decoded(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clip_check, limit, 10)
    with opened(_studio()) as studio:
        found = _fetched(studio, tmp_path / "clip.mp4")
    assert isinstance(found, OddClip)
    assert "any service makes" in found.said


def test_a_clip_inside_the_answer_is_checked_alike(tmp_path: Path) -> None:
    with opened(_studio()) as studio:
        assert isinstance(_fetched(studio, tmp_path / "a.mp4", clip=Inline(GOOD)), Fetched)
        page = _fetched(studio, tmp_path / "b.mp4", clip=Inline(b"<html>"))
    assert isinstance(page, Failure)
    assert [it.name for it in tmp_path.iterdir()] == ["a.mp4"]


def test_a_clip_that_goes_on_with_another_may_come_with_it(tmp_path: Path) -> None:
    with opened(_studio(film=mp4(Film(2, 128, 72)))) as studio:
        order = order_of(extends="job-0")
        assert isinstance(_fetched(studio, tmp_path / "clip.mp4", order=order), Fetched)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_of_a_clip_is_followed_without_the_key(status: int, tmp_path: Path) -> None:
    with ExitStack() as stack:
        other = stack.enter_context(opened(_studio()))
        _fetched(other, tmp_path / "first.mp4")
        other.heard.clear()
        fault = f"redirect:{status}:{other.base}/cdn/job-1.mp4?sign=s"
        studio = stack.enter_context(opened(_studio([fault])))
        into = tmp_path / "clip.mp4"
        assert isinstance(_fetched(studio, into, clips_from=(other.base,)), Fetched)
        (headers,) = _asked(other)
    assert KEY not in str(headers)
    assert not {"authorization", "cookie", "api-key"} & headers.keys()


def test_a_link_elsewhere_is_asked_without_the_key(tmp_path: Path) -> None:
    with opened(_studio()) as other, opened(_studio()) as studio:
        _fetched(other, tmp_path / "first.mp4")
        other.heard.clear()
        link = Link(f"{other.base}/cdn/job-1.mp4?sign=s")
        into = tmp_path / "clip.mp4"
        assert isinstance(_fetched(studio, into, clip=link, clips_from=(other.base,)), Fetched)
        assert KEY not in str(_asked(other))


def test_a_signed_link_at_the_service_itself_is_asked_without_the_key(tmp_path: Path) -> None:
    with opened(_studio()) as studio:
        link = Link(f"{studio.base}/cdn/job-1.mp4?sign=s")
        assert isinstance(_fetched(studio, tmp_path / "clip.mp4", clip=link), Fetched)
        assert KEY not in str(_asked(studio))


def test_redirects_that_go_round_come_to_an_end(tmp_path: Path) -> None:
    with opened(_studio()) as studio:
        there = f"redirect:302:{studio.base}/v1/videos/job-1/content?round=1"
        back = f"redirect:302:{studio.base}/v1/videos/job-1/content"
        studio.plan.faults["content"].extend([there, back] * 9)
        found = _fetched(studio, tmp_path / "clip.mp4")
        assert len(_asked(studio)) <= 6
    assert isinstance(found, Failure)
    assert "circles" in found.said


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("file:///etc/passwd", "no plain web address"),
        ("ftp://127.0.0.1/clip.mp4", "no plain web address"),
        ("http://user:word@127.0.0.1/clip.mp4", "no plain web address"),
        ("http://169.254.169.254/latest/meta-data", "private network"),
        ("https://10.0.0.1/clip.mp4", "private network"),
        ("https://192.168.1.1/clip.mp4", "private network"),
        ("https://[fd00::1]/clip.mp4", "private network"),
        ("https://[fe80::1]/clip.mp4", "private network"),
        ("https://[::ffff:10.0.0.1]/clip.mp4", "private network"),
        ("https://[64:ff9b::a00:1]/clip.mp4", "private network"),
        ("https://[64:ff9b:1::a00:1]/clip.mp4", "private network"),
        ("https://[64:ff9b:1::5db8:d822]/clip.mp4", "private network"),
        ("https://[::10.0.0.1]/clip.mp4", "private network"),
        ("https://[::93.184.216.34]/clip.mp4", "private network"),
        ("https://[fec0::1]/clip.mp4", "private network"),
        ("https://[feff::1]/clip.mp4", "private network"),
        ("https://[2002:a00:1::]/clip.mp4", "private network"),
        ("https://[2002:7f00:1::]/clip.mp4", "private network"),
        ("https://[2001:0:5ef5:79fd::f5ff:fffe]/clip.mp4", "private network"),
        ("https://[::]/clip.mp4", "private network"),
        ("https://[ff0e::1]/clip.mp4", "private network"),
        ("https://[::1]/clip.mp4", "this machine"),
        ("https://[::ffff:127.0.0.1]/clip.mp4", "this machine"),
        ("https://[64:ff9b::7f00:1]/clip.mp4", "this machine"),
        ("https://127.0.0.1:1/clip.mp4", "this machine"),
        ("http://127.0.0.1:1/clip.mp4", "this machine"),
        ("http://localhost:1/clip.mp4", "this machine"),
        ("http://0x7f000001:1/clip.mp4", "this machine"),
        ("https://168.63.129.16/machine", "private network"),
        ("https://192.88.99.1/clip.mp4", "private network"),
        ("https://0.0.0.0/clip.mp4", "private network"),
        ("https://100.64.0.1/clip.mp4", "private network"),
        ("http://93.184.216.34/clip.mp4", "not encrypted"),
    ],
)
def test_a_clip_is_not_fetched_from_where_it_cannot_be(
    address: str, told: str, tmp_path: Path
) -> None:
    with opened(_studio()) as studio:
        direct = _fetched(studio, tmp_path / "clip.mp4", clip=Link(address))
        studio.plan.faults["content"].append(f"redirect:302:{address}")
        led = _fetched(studio, tmp_path / "clip.mp4")
    for found in (direct, led):
        assert isinstance(found, Failure)
        assert told in found.said
    assert not list(tmp_path.iterdir())


def test_another_port_of_the_services_host_is_asked_only_if_its_user_has_named_it(
    tmp_path: Path,
) -> None:
    into = tmp_path / "clip.mp4"
    with opened(_studio()) as other, opened(_studio()) as studio:
        _fetched(other, tmp_path / "first.mp4")
        other.heard.clear()
        link = Link(f"{other.base}/cdn/job-1.mp4?sign=signed-canary")
        refused = _fetched(studio, into, clip=link)
        assert not other.heard
        assert isinstance(_fetched(studio, into, clip=link, clips_from=(other.base,)), Fetched)
    assert isinstance(refused, Failure)
    assert f'clips_from = ["{other.base}"]' in refused.said
    assert "signed-canary" not in refused.said


def test_a_name_with_one_private_number_is_not_asked_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever holds the name could give out a public number first, and a private one then."""

    async def numbers(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (it, 443)) for it in ("93.184.216.34", "192.168.1.1")]

    monkeypatch.setattr("storyc.backends.reach.anyio.getaddrinfo", numbers)
    with opened(_studio()) as studio:
        found = _fetched(studio, tmp_path / "clip.mp4", clip=Link("https://cdn.example/clip.mp4"))
    assert isinstance(found, Failure)
    assert "private network" in found.said


def test_nothing_of_a_key_or_a_signed_address_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with opened(_studio()) as other, opened(_studio()) as studio:
        _fetched(other, tmp_path / "first.mp4")
        link = Link(f"{other.base}/cdn/job-1.mp4?sign=signed-canary")
        _fetched(studio, tmp_path / "clip.mp4", clip=link, clips_from=(other.base,))
    assert "signed-canary" not in repr(link)
    assert KEY not in caplog.text
    assert "signed-canary" not in caplog.text


def test_a_full_disk_is_told_as_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(part_file.os, "fsync", full)
    with opened(_studio()) as studio, pytest.raises(OSError, match="No space"):
        _fetched(studio, tmp_path / "clip.mp4", clip=Inline(GOOD))
    assert not list(tmp_path.iterdir())
