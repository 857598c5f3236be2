"""The end credits: who made the film, behind it."""

from pathlib import Path

import av
import pytest
from support.cuts import Cut, plan_of
from support.films import draw_takes

from storyc.assemble import assemble, build_timeline
from storyc.assemble.end_credits import SLATE, credits_of, draw_credits, with_credits
from storyc.cli import main
from storyc.driver import check
from storyc.ir import TitlePage
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader


def _page(text: str) -> TitlePage:
    script = f"{text}\n\nINT. HUT - DAY\n\nRain.\n"
    return check(SourceFile("a.story", script), MemoryReader({})).screenplay.title_page


PAGE = (
    "Title: The Ferry\nCredit: a film by\nAuthor:\n    Ana Łoś\n    Bo\nCopyright: (c) 2026 Ana Łoś"
)


def test_the_credits_say_what_the_title_page_says() -> None:
    lines = credits_of(_page(PAGE))
    assert [it.text for it in lines if it.is_title] == ["The Ferry"]
    text = " ".join(it.text for it in lines)
    for words in ("a film by", "Ana Łoś", "Bo", "(c) 2026"):
        assert words in text
    assert credits_of(_page("Target: animatic")) == ()


def test_a_film_with_credits_is_longer_by_them_and_ends_black(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24)])
    takes = draw_takes(plan, tmp_path, {})
    lines = credits_of(_page(PAGE))
    longer = with_credits(plan, lines)
    takes[SLATE] = draw_credits(lines, longer, tmp_path / "credits.mp4")
    film = tmp_path / "film.mp4"
    assemble(longer, takes, (), {}, film, on_progress=lambda _done, _of: None)
    with av.open(film) as container:
        pictures = [it.to_ndarray()[:180] for it in container.decode(video=0)]
        chapters = [it["metadata"]["title"] for it in container.chapters()]
    assert len(pictures) == 24 + 4 * 24
    assert int((pictures[24 + 48] > 180).sum()) > 300
    assert int(pictures[24].max()) < 40
    assert int(pictures[-1].max()) < 60
    assert chapters[-1] == "End credits"
    assert build_timeline(longer, {}).tracks[0].items[-2:]


def test_many_names_are_several_cards() -> None:
    plan = plan_of([Cut("1A", 24)])
    names = "\n".join(f"    Name {number}" for number in range(20))
    lines = credits_of(_page(f"Title: A\nAuthor:\n{names}"))
    assert len(lines) == 22
    assert with_credits(plan, lines).frames == 24 + 3 * 4 * 24
    assert with_credits(plan, ()) == plan


def test_compile_puts_them_behind_the_film_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    head = f"{PAGE}\nSize: 320x180\n\nINT. HUT - DAY\n\n!! WIDE, 2s\nRain.\n"
    Path("a.story").write_text(head, encoding="utf-8")
    command = ["compile", "a.story", "--target", "animatic", "--emit", "film,timeline"]
    for extra, seconds in (((), 2), (("--credits",), 6)):
        assert main([*command, *extra]) == 0
        with av.open("build/a/film.mp4") as film:
            assert film.streams.video[0].frames == seconds * 24
    assert "FROM CLIP NAME: CREDITS" in Path("build/a/timeline.edl").read_text(encoding="utf-8")
