"""How people say what is done to pictures: `story.toml`, the command line, their configuration."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import av
import pytest
from support.clips import watch

from storyc.assemble import effect_clip
from storyc.cli import main
from storyc.config import read_config
from storyc.config.effect_config import EffectConfig
from storyc.diagnostics import Code
from storyc.source import SourceFile
from storyc.wishes.picture import PictureWish, read_picture_wish

PAGE = Path(__file__).parents[1] / "docs" / "film.md"
SCRIPT = """\
Size: 320x180

INT. HUT - DAY

!! WIDE on the stove, 2s
It smokes.

INT. BARN - DAY

!! WIDE on the door, 2s
It opens.
"""
COMPILE = ["compile", "a.story", "--target", "animatic", "--emit", "film,report,timeline"]


@pytest.fixture
def project(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a film of two clips, 1A and 2A."""
    monkeypatch.chdir(home / "film")
    Path("a.story").write_text(SCRIPT, encoding="utf-8")
    return home / "film"


def _sides(film: Path) -> tuple[bool, bool]:
    """Tell for each of the two clips whether it has colours."""
    pictures = watch(film).pictures
    assert len(pictures) == 96
    first, second = (pictures[number][180:].astype(int) for number in (24, 72))
    return bool(abs(first - 128).max() > 1), bool(abs(second - 128).max() > 1)


@pytest.mark.usefixtures("project")
def test_an_effect_is_chosen_in_the_project_and_overruled_by_what_is_typed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film = Path("build/a/film.mp4")
    assert main(COMPILE) == 0
    assert _sides(film) == (True, True)
    effects = '{ "1A" = "black-and-white", "7C" = "black-and-white" }'
    Path("story.toml").write_text(f"[picture]\neffects = {effects}\n", encoding="utf-8")
    assert main(COMPILE) == 0
    assert _sides(film) == (False, True)
    shown = capsys.readouterr()
    assert "W0912" in shown.out + shown.err
    assert "7C" in shown.out + shown.err
    told = "drawn by storyc; with the effect black-and-white"
    assert told in Path("build/a/report.html").read_text(encoding="utf-8")
    edit_list = Path("build/a/timeline.edl").read_text(encoding="utf-8")
    assert edit_list.count("in the film only: effect black-and-white") == 1
    with av.open(str(film)) as container:
        assert json.loads(container.metadata["comment"])["clips"]["1A"]["made"] == told
    with (home / "config" / "config.toml").open("a", encoding="utf-8") as config:
        config.write('\n[effects.mine]\npython = "my_film_looks:same"\n')
    (home / "config" / "my_film_looks.py").write_text("def same(clip):\n    return clip\n")
    typed = ["--effect", "1A=mine", "--effect", "2A=black-and-white"]
    assert main([*COMPILE, *typed]) == 0
    assert _sides(film) == (True, False)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1A=blac-and-white", "black-and-white"),
        ("1A", "--effect takes a slate and a name"),
        ("9Z=black-and-white", "the film has no clip 9Z"),
    ],
)
def test_a_mistake_on_the_command_line_is_told_before_anything_is_made(
    typed: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*COMPILE, "--effect", typed]) == 2
    assert words in capsys.readouterr().err
    assert not Path("build/a/film.mp4").exists()


@pytest.mark.usefixtures("project")
def test_without_moviepy_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    effect_clip._video_clip.cache_clear()  # noqa: SLF001  # as if nobody had loaded it yet
    monkeypatch.setitem(sys.modules, "moviepy", None)
    assert main([*COMPILE, "--effect", "1A=freeze-frame"]) == 2
    told = capsys.readouterr().err
    assert "pip install 'storyc[effects]'" in told
    assert "E0930" in told
    assert main(COMPILE) == 0


@pytest.mark.usefixtures("project")
def test_the_effects_on_the_page_run(home: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (home / "config" / "looks_of_the_page.py").write_text(code, encoding="utf-8")
    with (home / "config" / "config.toml").open("a", encoding="utf-8") as config:
        config.write('\n[effects.noir]\npython = "looks_of_the_page:noir"\ntakes = "frame"\n')
        config.write('[effects.slow-start]\npython = "looks_of_the_page:slow_start"\n')
    assert main([*COMPILE, "--effect", "1A=noir", "--effect", "2A=slow-start"]) == 0
    assert _sides(Path("build/a/film.mp4")) == (False, True)


LONG = """\
Size: 320x180
Target: small

INT. HUT - DAY

!! WIDE on the stove, 4s
It smokes. The door opens. The fire goes down.
"""
SMALL = '[targets.small]\nlike = "sora-2-pro"\nseconds = [2]\nsizes = ["320x180"]\n'


@pytest.mark.usefixtures("project")
def test_colour_match_is_a_setting_and_a_switch(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.story").write_text(LONG, encoding="utf-8")
    for settings, typed, is_on in (
        ("", [], False),
        ("", ["--colour-match"], True),
        ("[picture]\ncolour_match = true\n", [], True),
        ("[picture]\ncolour_match = true\n", ["--no-colour-match"], False),
    ):
        Path("story.toml").write_text(SMALL + settings, encoding="utf-8")
        assert main(["compile", "a.story", "--emit", "film,report", *typed]) == 0
        report = Path("build/a/report.html").read_text(encoding="utf-8")
        assert ("<h2>Colour match</h2>" in report) == is_on
        assert ("0 of 2 joins matched" in capsys.readouterr().out) == is_on


@pytest.mark.parametrize(
    ("text", "wish", "findings"),
    [
        ("", PictureWish(), 0),
        ("[picture]\ncolour_match = true", PictureWish(colour_match=True), 0),
        ("[picture]\ntime_code = true", PictureWish(time_code=True), 0),
        ("[picture]\non_twos = true\ntime_code = false", PictureWish(on_twos=True), 0),
        ("[picture]\non_twos = 2\ncolour_match = true", PictureWish(colour_match=True), 1),
        ('[picture]\ncolour_match = "yes"', PictureWish(), 1),
        ("[picture]\ncolor_match = true", PictureWish(), 1),
        ('picture = "nice"', PictureWish(), 1),
        ("[picture]\neffects = 3", PictureWish(), 1),
        ('[picture.effects]\n1A = 3\n"1B" = ""', PictureWish(), 2),
        ("[picture", PictureWish(), 0),
    ],
)
def test_a_project_says_what_is_done_to_its_pictures(
    text: str, wish: PictureWish, findings: int
) -> None:
    found, told = read_picture_wish(SourceFile("story.toml", text))
    assert found == wish
    assert [it.code for it in told] == [Code.MALFORMED_SETTINGS] * findings
    assert all(it.primary is not None for it in told)


def test_effects_of_a_project_stand_at_their_lines() -> None:
    text = '[picture]\neffects = { "12B" = "noir" }'
    wish, findings = read_picture_wish(SourceFile("story.toml", text))
    assert findings == ()
    assert wish.effects["12B"].text == "noir"
    assert "12B" in text[wish.effects["12B"].span.start :]


def test_a_user_s_effects_are_names_for_functions() -> None:
    text = (
        '[effects.noir]\npython = "looks.film:noir"\ntakes = "frame"\n[effects.old]\npython="a:b"'
    )
    config, findings = read_config(SourceFile("config.toml", text))
    assert findings == ()
    assert config.effects == {
        "noir": EffectConfig("looks.film", "noir", "frame"),
        "old": EffectConfig("a", "b", "clip"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "effects = 3",
        "[effects]\nnoir = 3",
        "[effects.noir]",
        '[effects.noir]\npython = "noir.py"',
        '[effects.noir]\npython = "../noir:noir"',
        '[effects.noir]\npython = "os:system(1)"',
        '[effects.noir]\npython = "a:b"\ntakes = "film"',
        '[effects.noir]\npython = "a:b"\ntakes = ["clip"]',
        '[effects.noir]\npython = "a:b"\nwith = 3',
        '[effects.Noir]\npython = "a:b"',
    ],
)
def test_a_mistake_in_an_effect_is_told_and_nothing_is_called_so(text: str) -> None:
    config, findings = read_config(SourceFile("config.toml", text))
    assert config.effects == {}
    assert [it.code for it in findings] == [Code.MALFORMED_CONFIG]
    assert findings[0].primary is not None


@pytest.mark.usefixtures("project")
def test_the_doctor_loads_each_effect_and_says_what_is_wrong(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "config" / "looks_to_examine.py").write_text("def noir(clip):\n    return clip\n")
    (home / "config" / "config.toml").write_text(
        '[effects.noir]\npython = "looks_to_examine:noir"\n'
        '[effects.gone]\npython = "looks_to_examine:gone"\n'
    )
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "ok       effect noir: noir of looks_to_examine, for each clip" in told
    assert "warning  effect gone: the effect gone cannot be loaded (AttributeError" in told
    effect_clip._video_clip.cache_clear()  # noqa: SLF001  # as if nobody had loaded it yet
    monkeypatch.setitem(sys.modules, "moviepy", None)
    assert main(["doctor"]) == 0
    assert "warning  effect noir: effects need MoviePy" in capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_no_project_says_what_a_name_runs(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "evil.py").write_text("raise SystemError('it ran')\n", encoding="utf-8")
    settings = '[effects.mine]\npython = "evil:run"\n[picture]\neffects = { "1A" = "mine" }\n'
    Path("story.toml").write_text(settings, encoding="utf-8")
    assert main(COMPILE) == 2
    told = capsys.readouterr().err
    assert "a project cannot say effects" in told
    assert "there is no effect called 'mine'" in told
    assert "it ran" not in told


def test_a_project_around_moviepy_sets_no_variables_and_starts_no_program(tmp_path: Path) -> None:
    """An interpreter without a script looks for `.env` in the working folder."""
    (tmp_path / ".env").write_text("FFMPEG_BINARY=./evil\nSTOLEN=1\n", encoding="utf-8")
    for name in ("evil", "ffplay"):
        (tmp_path / name).write_text("#!/bin/sh\ntouch ran\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    code = (
        "import os\nfrom storyc.assemble.effect_clip import require_moviepy\n"
        "before = dict(os.environ)\nrequire_moviepy()\nassert os.environ == before"
    )
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PATH": path}, check=True
    )
    assert not (tmp_path / "ran").exists()


@pytest.mark.usefixtures("project")
def test_how_boards_are_drawn_is_a_setting_and_a_switch() -> None:
    Path("a.story").write_text(LONG, encoding="utf-8")
    for settings, typed, runs in (
        ("", [], False),
        ("", ["--time-code", "--on-twos"], True),
        ("[picture]\ntime_code = true\n", [], True),
        ("[picture]\ntime_code = true\n", ["--no-time-code"], False),
    ):
        Path("story.toml").write_text(SMALL + settings, encoding="utf-8")
        assert main(["compile", "a.story", "--emit", "film", *typed]) == 0
        with av.open("build/a/film.mp4") as container:
            shown = [it.to_ndarray().tobytes() for it in container.decode(video=0)]
        assert (shown[0] != shown[1]) == runs
        assert len(shown) == 96
