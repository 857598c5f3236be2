"""A signed film says what made it, and its clips' own credentials are still in it."""

import json
import sys
from pathlib import Path
from typing import Any

import av
import pytest
from support.certificates import write_signer
from support.cuts import Cut, plan_of
from support.films import draw_takes

from storyc.assemble import AssembleError, assemble
from storyc.assemble.credentials import SigningFiles, require_signer, sign_film
from storyc.assemble.provenance import has_credentials, origins_of
from storyc.cli import main
from storyc.config import read_config
from storyc.plan.plan import Plan
from storyc.source import SourceFile

c2pa = pytest.importorskip("c2pa", reason="no wheel for this machine")


def _read(path: Path) -> dict[str, Any]:
    with c2pa.Reader(str(path)) as reader:
        found: dict[str, Any] = json.loads(reader.json())
    return found


def _film(folder: Path, plan: Plan, takes: dict[str, Path]) -> Path:
    path = folder / "film.mp4"
    assemble(plan, takes, (), {}, path, on_progress=lambda _done, _of: None)
    return path


@pytest.fixture
def plan() -> Plan:
    return plan_of([Cut("1A", 12), Cut("1B", 12)])


@pytest.fixture
def takes(plan: Plan, tmp_path: Path) -> dict[str, Path]:
    return draw_takes(plan, tmp_path, {})


@pytest.fixture
def signer(tmp_path: Path) -> SigningFiles:
    return SigningFiles(*write_signer(tmp_path))


def _action(found: dict[str, Any]) -> dict[str, Any]:
    active = found["manifests"][found["active_manifest"]]
    data = next(it["data"] for it in active["assertions"] if it["label"] == "c2pa.actions.v2")
    action: dict[str, Any] = data["actions"][0]
    return action


def test_a_signed_film_is_valid_plays_and_says_what_made_it(
    plan: Plan, takes: dict[str, Path], signer: SigningFiles, tmp_path: Path
) -> None:
    film = _film(tmp_path, plan, takes)
    assert not has_credentials(film)
    sign_film(film, "A Test", takes, origins_of(plan, takes, {"1B"}), signer)
    assert has_credentials(film)
    found = _read(film)
    assert found["validation_state"] == "Valid"
    action = _action(found)
    assert action["digitalSourceType"].endswith("/compositeWithTrainedAlgorithmicMedia")
    assert action["description"] == "1A: drawn by storyc; 1B: generated, as none"
    with av.open(film) as container:
        assert sum(1 for _ in container.decode(video=0)) == plan.frames


def test_a_drawn_film_does_not_say_that_a_model_made_it(
    plan: Plan, takes: dict[str, Path], signer: SigningFiles, tmp_path: Path
) -> None:
    film = _film(tmp_path, plan, takes)
    sign_film(film, "A Test", takes, origins_of(plan, takes, set()), signer)
    assert _action(_read(film))["digitalSourceType"].endswith("/algorithmicMedia")


def test_a_changed_frame_breaks_the_signature(
    plan: Plan, takes: dict[str, Path], signer: SigningFiles, tmp_path: Path
) -> None:
    film = _film(tmp_path, plan, takes)
    sign_film(film, "A Test", takes, origins_of(plan, takes, set()), signer)
    data = bytearray(film.read_bytes())
    data[-100] ^= 0xFF
    film.write_bytes(data)
    assert _read(film)["validation_state"] == "Invalid"


def test_the_credentials_of_a_clip_are_kept_as_an_ingredient(
    plan: Plan, takes: dict[str, Path], signer: SigningFiles, tmp_path: Path
) -> None:
    alone = plan_of([Cut("1A", 12)])
    sign_film(takes["1A"], "From a service", {}, {}, signer)
    assert origins_of(alone, takes, {"1A"})["1A"].has_credentials
    film = _film(tmp_path, plan, takes)
    sign_film(film, "A Test", takes, origins_of(plan, takes, {"1A"}), signer)
    found = _read(film)
    active = found["manifests"][found["active_manifest"]]
    assert [it["title"] for it in active["ingredients"]] == ["1A"]
    assert "From a service" in {it["title"] for it in found["manifests"].values()}
    assert found["validation_state"] == "Valid"


def test_a_film_that_cannot_be_signed_stays_as_it_was(
    plan: Plan, takes: dict[str, Path], signer: SigningFiles, tmp_path: Path
) -> None:
    film = _film(tmp_path, plan, takes)
    before = film.read_bytes()
    signer.private_key.write_text("no key")
    with pytest.raises(AssembleError, match="cannot be signed"):
        sign_film(film, "A Test", takes, origins_of(plan, takes, set()), signer)
    assert film.read_bytes() == before
    assert not list(tmp_path.glob(".storyc-*"))


def test_a_missing_file_or_library_is_told_before_any_work(
    signer: SigningFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    require_signer(signer)
    signer.certificate.unlink()
    with pytest.raises(AssembleError, match=r"there is no .*chain\.pem"):
        require_signer(signer)
    monkeypatch.setitem(sys.modules, "c2pa", None)
    with pytest.raises(AssembleError, match=r"storyc\[credentials\]"):
        require_signer(signer)


def test_a_compile_signs_where_the_user_has_set_it_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config"
    config.mkdir(mode=0o700)
    write_signer(config)
    (config / "config.toml").write_text(
        '[signing]\ncertificate = "chain.pem"\nprivate_key = "key.pem"\n'
    )
    (config / "config.toml").chmod(0o600)
    monkeypatch.setenv("STORYC_CONFIG_DIR", str(config))
    monkeypatch.chdir(tmp_path)
    Path("a.story").write_text("Size: 320x180\n\nINT. HUT - DAY\n\n!! WIDE, 2s\nRain.\n")
    assert main(["compile", "a.story", "--target", "animatic", "--emit", "film"]) == 0
    assert _read(Path("build/a/film.mp4"))["validation_state"] == "Valid"


@pytest.mark.parametrize(
    "text",
    ['signing = "me"', '[signing]\ncertificate = "a"', "[signing]\ncertificate=1\nprivate_key=2"],
)
def test_a_mistake_in_signing_is_told_and_signs_nothing(text: str) -> None:
    config, findings = read_config(SourceFile("config.toml", text))
    assert config.signing is None
    assert "signing cannot be this" in findings[0].message
