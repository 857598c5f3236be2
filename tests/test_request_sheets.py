"""`--emit requests` writes what is really sent.

`uv run pytest tests/test_request_sheets.py --update` writes the golden files.
"""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from email.parser import BytesParser
from email.policy import HTTP
from hashlib import sha256
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.conformance.openai import FIELDS, OpenAi
from support.conformance.server import opened
from support.conformance.speaker import Heard, Speaker
from support.conformance.speakers import SPEAKERS
from support.conformance.studio import KEY, Studio

from storyc.backends.form import Field, post_form
from storyc.backends.offers import OFFERS
from storyc.backends.secret import Secret
from storyc.cli import main
from storyc.cli.exit_code import ExitCode
from storyc.cli.film_at import FilmAt, film_at
from storyc.cli.opened_service import opened_service
from storyc.config import BackendConfig, usual_backend
from storyc.config.backend_config import KeyTable
from storyc.driver import compile_script
from storyc.ledger import Policy
from storyc.render.form_parts import form_parts
from storyc.render.request_sheet import RequestSheet, request_sheets
from storyc.render.session import Session
from storyc.render.stop import Stop
from storyc.world.disk import DiskReader

GOLDEN = Path(__file__).parent / "golden_requests" / "films"
TARGETS = {
    "ark": "seedance-2.5",
    "dashscope": "wan-3.0",
    "gemini": "gemini-omni-1.1",
    "kling": "kling-3.0",
    "minimax": "minimax-h3",
    "openrouter": "seedance-2.5",
    "veo": "veo-3.1",
}
SPOKEN = (*TARGETS, *FIELDS)
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)
"""A picture of one pixel."""

FILES = {"mara.png": DOT, "pip.mp4": b"a clip of Pip"}
SCRIPT = """\
character MARA
    appearance: a tall woman, grey plait
    refs: "mara.png"

INT. HUT - NIGHT

!! CLOSE on MARA, 5s

Mara waits. The rain — it never stops.

EXT. QUAY - DAY

!! WIDE, 8s

Gulls wheel over the "Agnes".

!! MEDIUM, continues, 8s

A bell rings.

!! CLOSE, continues, 8s

The rope turns.

!! WIDE, continues, 8s

Fog comes in.
"""
CHARACTER = "char_1"
"""What the server calls the first clip that it stores."""

CAMEO = 'cameo PIP\n    appearance: a tin gull\n    cameo: "pip.mp4"\n    consent: ours\n\n'


def backend_of(spoken: str, base: str) -> BackendConfig:
    """Return a backend that speaks a protocol, or a dialect of OpenAI's."""
    written: dict[str, Any] = {
        "name": "home",
        "base_url": base,
        "insecure": True,
        "key": KeyTable(env="TEST_KEY"),
    }
    if spoken in TARGETS:
        written |= {"protocol": spoken, "targets": (TARGETS[spoken],)}
    else:
        written |= {"protocol": "openai-videos", "dialect": spoken, "targets": ("sora-2",)}
        written |= {"base_url": f"{base}/v1", "usd_per_second": "0.10"}
    return BackendConfig.model_validate(written)


def speaker_of(spoken: str) -> Speaker:
    return SPEAKERS[spoken] if spoken in SPEAKERS else OpenAi(spoken)


def script_of(spoken: str) -> str:
    """Return the film; where a service stores clips of characters, there is one in it."""
    if spoken not in {"openai", "azure"}:
        return SCRIPT
    plain = SCRIPT.replace('    refs: "mara.png"\n', "")
    return CAMEO + plain.replace("Gulls wheel", "PIP wheels")


def film(folder: Path, script: str, backend: BackendConfig) -> FilmAt:
    """Return a film in a folder as it is asked for at a backend."""
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "a.story").write_text(script)
    reader = DiskReader(folder)
    compiled = compile_script(reader.read("a.story"), reader, backend.targets[0])
    assert compiled.finished is not None, compiled.diagnostics
    found = film_at(compiled, folder / "a.story", backend)
    assert isinstance(found, FilmAt)
    return found


def sheets(folder: Path, spoken: str, base: str) -> tuple[RequestSheet, ...]:
    backend = backend_of(spoken, base)
    found = film(folder, script_of(spoken), backend)
    return request_sheets(found.steps, found.buying, backend, folder)


@pytest.mark.parametrize("spoken", SPOKEN)
def test_the_requests_of_a_film_are_the_golden_ones(
    tmp_path: Path, spoken: str, *, update: bool
) -> None:
    found = sheets(tmp_path, spoken, "http://localhost:8000")
    actual = json.dumps([it.document for it in found], indent=1, ensure_ascii=False) + "\n"
    file = GOLDEN / f"{spoken}.json"
    if update:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(actual, encoding="utf-8", newline="\n")
    expected = file.read_text(encoding="utf-8") if file.exists() else ""
    assert actual == expected, "run with --update and read the difference"


def refilled(value: Any) -> Any:  # noqa: ANN401  # any JSON
    """Return a JSON value with the content of files where a sheet has their names."""
    if isinstance(value, dict):
        return {name: refilled(it) for name, it in value.items()}
    if isinstance(value, list):
        return [refilled(it) for it in value]
    if isinstance(value, str):
        for name, data in FILES.items():
            value = value.replace(f"(base64 of {name})", b64encode(data).decode())
        return value.replace("(the service's id of pip.mp4)", CHARACTER)
    return value


def is_same_form(heard: Heard, fields: Sequence[Mapping[str, Any]]) -> bool:
    """Hold a form that a server got, read with the standard library, against a sheet's."""
    head = f"content-type: {heard.headers['content-type']}\r\n\r\n".encode()
    parts = list(BytesParser(policy=HTTP).parsebytes(head + heard.body).iter_parts())
    told = [
        (it["headers"], FILES[it["file"]] if "file" in it else it["value"].encode())
        for it in fields
    ]
    got = [
        ({name.lower(): value for name, value in it.items()}, it.get_payload(decode=True))
        for it in parts
    ]
    return told == got


async def send(film: FilmAt, backend: BackendConfig, state: Path) -> None:
    """Have a film made as the command line does, but wait for nothing."""
    hasty = Policy(deadline_s=0, deadline_per_second_s=0)
    async with opened_service(backend, Secret(KEY)) as service:
        buying = replace(film.buying, accept_unknown_price=True)
        session = Session(service, film.store, buying, state, Stop(), hasty)
        await session.run([film.steps], lambda _step, _result: None)


@pytest.mark.parametrize("spoken", SPOKEN)
def test_what_a_sheet_says_is_what_the_server_hears(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoken: str
) -> None:
    monkeypatch.setenv("STORYC_CACHE_DIR", str(tmp_path / "cache"))
    with opened(Studio(speaker_of(spoken), states=("running",))) as studio:
        backend = backend_of(spoken, studio.base)
        found = film(tmp_path, script_of(spoken), backend)
        written = request_sheets(found.steps, found.buying, backend, tmp_path)
        # What goes on from a clip is not known before that clip is there, and here none ever is.
        known = [each for it in written if it.document["key"] for each in it.document["requests"]]
        refused = {it.slate for it in written if it.unmet}
        steps = tuple(it for it in found.steps if it.order.slate not in refused)
        anyio.run(send, replace(found, steps=steps), backend, tmp_path / "state")
        heard = [read(it) for it in studio.heard if is_meant(studio.speaker, it)]
        told = [expected(it, studio.base) for it in known]
        assert told
        assert sorted(heard, key=repr) == sorted(told, key=repr)


def is_meant(speaker: Speaker, heard: Heard) -> bool:
    """Tell whether a request begins a job, or stores something for one."""
    route = speaker.route(heard)
    return route is not None and route.what in {"create", "upload"}


def expected(document: Mapping[str, Any], base: str) -> dict[str, object]:
    """Return what a server has to hear, with what only it knows filled in."""
    body = document["body"]
    content = form_of(body["form"]) if "form" in body else refilled(body["json"])
    return {
        "to": f"{document['method']} {document['url'].removeprefix(base)}",
        "headers": document["headers"],
        "content": content,
        "size": (body["bytes"], body["sha256"]),
    }


def read(heard: Heard) -> dict[str, object]:
    """Return what a server heard, in the same form."""
    headers = {name: it.replace(KEY, "(your key)") for name, it in heard.headers.items()}
    is_form = "multipart" in headers["content-type"]
    content = form_heard(heard) if is_form else json.loads(heard.body)
    size: tuple[int | None, str | None] = (len(heard.body), sha256(heard.body).hexdigest())
    if CHARACTER in repr(content):
        headers.pop("content-length")
        size = (None, None)
    return {
        "to": f"{heard.method} {heard.target}",
        "headers": headers,
        "content": content,
        "size": size,
    }


def form_of(fields: Sequence[Mapping[str, Any]]) -> list[tuple[Mapping[str, str], bytes]]:
    return [
        (it["headers"], FILES[it["file"]] if "file" in it else it["value"].encode())
        for it in fields
    ]


def form_heard(heard: Heard) -> list[tuple[Mapping[str, str], object]]:
    """Read a form with the standard library: our own reader has no part in it."""
    head = f"content-type: {heard.headers['content-type']}\r\n\r\n".encode()
    parts = BytesParser(policy=HTTP).parsebytes(head + heard.body).iter_parts()
    return [
        ({name.lower(): str(value) for name, value in it.items()}, it.get_payload(decode=True))
        for it in parts
    ]


def test_where_no_first_frame_can_be_given_a_segment_begins_anew_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = sheets(tmp_path, "dynamo", "http://localhost:8000")
    assert [it.document["continues"] for it in found] == [None] * 3
    assert all(it.document["requests"] for it in found)
    assert "cannot begin 2B where the clip before ends" in capsys.readouterr().err
    assert "2A" in {it.document["continues"] for it in sheets(tmp_path, "sglang", "http://a")}
    assert not capsys.readouterr().err


def test_a_sheet_needs_no_key_and_holds_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_KEY", KEY)
    with_key = [it.text for it in sheets(tmp_path, "ark", "http://localhost:8000")]
    monkeypatch.delenv("TEST_KEY")
    assert [it.text for it in sheets(tmp_path, "ark", "http://localhost:8000")] == with_key
    assert not any(KEY in it for it in with_key)


def test_every_service_s_own_targets_have_a_usual_backend() -> None:
    for protocol, ids in OFFERS.items():
        for target in ids:
            found = usual_backend(target)
            assert found is not None
            assert target in found.names
            assert found.protocol in {protocol, *OFFERS} - {"openrouter"}


def test_requests_are_written_without_a_service_and_stale_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORYC_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mara.png").write_bytes(FILES["mara.png"])
    (tmp_path / "a.story").write_text(SCRIPT)
    folder = tmp_path / "build/a/requests"
    asked = ["compile", "a.story", "--emit", "requests", "--target", "seedance-2.5"]
    assert main(asked) == ExitCode.DONE
    first = {it.name: it.read_bytes() for it in folder.iterdir()}
    assert len(first) == 3
    (folder / "9Z.json").write_text("{}")
    assert main(asked) == ExitCode.DONE
    assert {it.name: it.read_bytes() for it in folder.iterdir()} == first


def test_what_a_service_has_no_field_for_is_written_as_such_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STORYC_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mara.png").write_bytes(FILES["mara.png"])
    (tmp_path / "a.story").write_text(SCRIPT)
    asked = ["compile", "a.story", "--emit", "requests", "--target", "kling-3.0"]
    assert main(asked) == ExitCode.DIAGNOSTICS
    assert "E0913" in capsys.readouterr().err
    found = json.loads((tmp_path / "build/a/requests/1A.json").read_text())
    assert found["requests"] == []
    assert "elements" in found["unmet"]


def test_what_a_clip_of_the_service_is_gone_on_with_is_named(tmp_path: Path) -> None:
    backend = backend_of("openai", "http://localhost:8000")
    known = film(tmp_path, SCRIPT.replace('    refs: "mara.png"\n', ""), backend)
    steps = [replace(it, link="extend") if it.link == "match" else it for it in known.steps]
    found = request_sheets(steps, known.buying, backend, tmp_path)[-1].document
    assert found["continues"] == "2A"
    assert found["requests"][0]["url"].endswith("/videos/extensions")
    assert found["requests"][0]["body"]["json"]["video"] == {"id": "(the job of 2A)"}


def test_a_target_that_nobody_serves_needs_a_backend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STORYC_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.story").write_text("INT. HUT - DAY\n\nA door opens.\n")
    asked = ["compile", "a.story", "--emit", "requests", "--target", "wan-2.2"]
    assert main(asked) == ExitCode.DIAGNOSTICS
    assert "E0920" in capsys.readouterr().err
    assert not (tmp_path / "build/a/requests").exists()


FORMS = st.lists(
    st.builds(
        Field,
        st.text("abc", min_size=1),
        st.binary(max_size=40),
        st.none() | st.just("a.png"),
        st.none() | st.just("image/png"),
    ),
    max_size=4,
)


@given(FORMS)
def test_a_form_comes_apart_into_its_fields(fields: list[Field]) -> None:
    call = post_form("/x", tuple(fields))
    parts = list(form_parts(call.headers["content-type"], call.body))
    assert [data for _, data in parts] == [it.data for it in fields]
    for (headers, _), it in zip(parts, fields, strict=True):
        assert f'name="{it.name}"' in headers["content-disposition"]
        assert headers.get("content-type") == it.media_type
