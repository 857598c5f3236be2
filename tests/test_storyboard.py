"""The storyboard page: whole, self-contained, and true to the plan.

It is read with the standard library's HTML parser; where a Chromium is installed, one opens it too.
"""

import io
import re
import shutil
import subprocess
from base64 import b64decode, b64encode
from functools import cached_property
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from storyc.driver import Compiled, compile_script, read_storyboard
from storyc.source import SourceFile
from storyc.storyboard import page as storyboard_page
from storyc.world.disk import DiskReader
from storyc.world.reader import MemoryReader

EXAMPLE = Path(__file__).parents[1] / "examples" / "lamp-keeper"
VOID = {"meta", "img", "rect", "br", "link"}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Page(HTMLParser):
    """A page taken apart; a tag that is not closed in its turn fails."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @cached_property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def compile_example() -> Compiled:
    text = (EXAMPLE / "lamp-keeper.story").read_text(encoding="utf-8")
    return compile_script(SourceFile("lamp-keeper.story", text), DiskReader(EXAMPLE))


def storyboard_of(compiled: Compiled, folder: Path) -> str:
    assert compiled.finished is not None, compiled.diagnostics
    told: list[tuple[str, int, int]] = []
    text = storyboard_page(
        read_storyboard(compiled, compiled.finished, folder, lambda *it: told.append(it))
    )
    assert [done for _, done, _ in told] == list(range(1, told[-1][2] + 1))
    return text


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_example()


@pytest.fixture(scope="module")
def text(compiled: Compiled) -> str:
    return storyboard_of(compiled, EXAMPLE)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_every_shot_has_its_picture_in_the_page(compiled: Compiled, page: Page) -> None:
    assert compiled.finished is not None
    pictures = page.all("img")
    assert len(pictures) == sum(len(it.shots) for it in compiled.finished.plan.segments)
    for each in pictures:
        kind, data = each["src"].split(",", maxsplit=1)
        assert kind == "data:image/webp;base64"
        with Image.open(io.BytesIO(b64decode(data))) as picture:
            assert picture.size == (640, 360)
        assert each["alt"]


def test_a_shot_costs_less_than_60_kilobytes(page: Page, text: str) -> None:
    assert len(text.encode()) < 60_000 * len(page.all("img"))


def test_nothing_is_loaded_and_nothing_can_run(page: Page, text: str) -> None:
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in page.elements}
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("src", "href"):
            assert attributes.get(name, "#").startswith(("#", "data:image/webp;base64,"))
    assert "http" not in re.sub(r'http-equiv|base64,[^"]*', "", text)


def test_the_policy_admits_the_style_and_nothing_else(page: Page, text: str) -> None:
    policy = next(it["content"] for it in page.all("meta") if "http-equiv" in it)
    style = text[text.index("<style>") + len("<style>") : text.index("</style>")]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; img-src data:;")


def test_every_link_leads_somewhere_and_every_name_is_one_thing(page: Page) -> None:
    names = [it["id"] for _, it in page.elements if "id" in it]
    assert len(names) == len(set(names))
    links = {it["href"].removeprefix("#") for it in page.all("a")}
    labels = {it["aria-labelledby"] for _, it in page.elements if "aria-labelledby" in it}
    assert links | labels <= set(names)


def test_the_page_says_all_that_the_plan_does(compiled: Compiled, page: Page) -> None:
    finished = compiled.finished
    assert finished is not None
    assert f"${finished.plan.usd}" in page.text
    for segment, prompt in zip(finished.plan.segments, finished.emission.prompts, strict=True):
        assert segment.why_cut in page.text
        assert " ".join(prompt.text.split()) in page.text
    for scene in compiled.checked.screenplay.scenes:
        assert scene.slugline is not None
        assert scene.slugline.text in page.text
        for beat in (beat for shot in scene.shots for beat in shot.beats if hasattr(beat, "text")):
            assert beat.text in page.text


def test_the_words_of_the_script_are_marked_as_its_language(tmp_path: Path) -> None:
    source = "Title: Le phare\nLanguage: fr\n\nINT. PHARE - NUIT\n\nUne porte s'ouvre.\n"
    compiled = compile_script(SourceFile("a.story", source), MemoryReader({}))
    page = Page(storyboard_of(compiled, tmp_path))
    assert [it["lang"] for it in page.all("html")] == ["en"]
    assert [it["lang"] for it in page.all("h1")] == ["fr"]
    assert {it["lang"] for it in page.all("div") if it.get("class") == "script"} == {"fr"}


def test_a_state_is_new_where_it_changed(text: str) -> None:
    clip = text[text.index('id="clip-3A"') : text.index('id="clip-3B"')]
    assert re.search(r'class="new"><dt><bdi>INES</bdi></dt><dd><bdi>wears oilskin', clip)
    first = text[text.index('id="clip-1A"') : text.index('id="clip-2A"')]
    assert 'class="new"' not in first


def test_the_same_film_gives_the_same_bytes(text: str) -> None:
    assert storyboard_of(compile_example(), EXAMPLE) == text


def test_a_script_cannot_write_markup(tmp_path: Path) -> None:
    hostile = '</style><script>alert(1)</script>"><img src=x onerror=alert(2)>'
    source = f"Title: {hostile}\nAuthor: <b>\n\nINT. <I>HUT</I> - DAY #1#\n\n{hostile}\n"
    compiled = compile_script(SourceFile("a.story", source), MemoryReader({}))
    page = Page(storyboard_of(compiled, tmp_path))
    assert page.all("script") == []
    assert len(page.all("img")) == 1
    assert hostile in page.text


def test_standing_pictures_and_shots_that_storyc_chose_are_shown(tmp_path: Path) -> None:
    source = "Size: 720x1280\n\nINT. HUT - DAY\n\nA door opens.\n\nBO\n(low)\nYes?\n\n~la la\n"
    compiled = compile_script(SourceFile("a.story", source), MemoryReader({}))
    page = Page(storyboard_of(compiled, tmp_path))
    with Image.open(io.BytesIO(b64decode(page.all("img")[0]["src"].split(",")[1]))) as picture:
        assert picture.size == (360, 640)
    assert "chosen by storyc" in page.text


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_browser_shows_style_and_pictures(text: str, tmp_path: Path) -> None:
    path, shot = tmp_path / "storyboard.html", tmp_path / "shot.png"
    path.write_text(text, encoding="utf-8")
    flags = ("headless", "no-sandbox", "disable-gpu", "no-first-run", "hide-scrollbars")
    quiet = ("disable-background-networking", "disable-component-update", "disable-sync")
    subprocess.run(
        [
            CHROMIUM or "",
            *(f"--{it}" for it in (*flags, *quiet)),
            f"--user-data-dir={tmp_path / 'profile'}",
            "--window-size=1200,1400",
            f"--screenshot={shot}",
            path.as_uri(),
        ],
        capture_output=True,
        timeout=60,
        check=True,
    )
    with Image.open(shot) as seen:
        colours = seen.convert("RGB").getcolors(1 << 24) or []
    paper = max(colours)[1]
    assert paper in {(0xF6, 0xF4, 0xF0), (0xFF, 0xFF, 0xFF)}  # ours, so the style was let in
    assert len(colours) > 1_000  # a board is a picture, not a few flat colours
