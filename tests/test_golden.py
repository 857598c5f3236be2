"""What the example compiles to: each prompt beside the source lines it came from.

`--update` rewrites the files; read the difference as a director would: would you shoot this?
"""

from pathlib import Path

import pytest

from storyc.driver import Finished, compile_script
from storyc.plan import Segment
from storyc.source import SourceFile
from storyc.world.disk import DiskReader

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*/*.story"))
FILMS = [path for path in EXAMPLES if path.stem == path.parent.name]


def compiled(path: Path) -> tuple[SourceFile, Finished]:
    entry = SourceFile(path.name, path.read_text(encoding="utf-8"))
    result = compile_script(entry, DiskReader(path.parent))
    assert result.finished is not None, result.diagnostics
    return entry, result.finished


def beside(source: SourceFile, segment: Segment, prompt: str) -> str:
    """Return the lined script of a segment above its prompt."""
    lines = [
        f"{number:4} | {source.line_text(number)}".rstrip()
        for stretch in segment.lines
        if stretch.source == source.name
        for number in range(stretch.first, stretch.last + 1)
    ]
    head = (
        f"{segment.slate}: {segment.frames} frames, billed {segment.billed_s} s,"
        f" {segment.link}; cut here: {segment.why_cut}"
    )
    return "\n".join([head, "", *lines, "", "-" * 78, "", prompt])


@pytest.mark.parametrize("path", FILMS, ids=lambda path: path.stem)
def test_prompts_are_the_golden_ones(path: Path, *, update: bool) -> None:
    entry, made = compiled(path)
    folder = ROOT / "tests" / "golden" / path.stem
    prompts = {prompt.slate: prompt.text for prompt in made.emission.prompts}
    actual = {
        f"{segment.slate}.txt": beside(entry, segment, prompts[segment.slate])
        for segment in made.plan.segments
    }
    if update:
        folder.mkdir(parents=True, exist_ok=True)
        for stale in folder.glob("*.txt"):
            stale.unlink()
        for name, text in actual.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    expected = {it.name: it.read_text(encoding="utf-8") for it in sorted(folder.glob("*.txt"))}
    assert sorted(actual) == sorted(expected)
    for name, text in actual.items():
        assert text == expected[name], f"{name}: run with --update and read the difference"


@pytest.mark.parametrize("path", FILMS, ids=lambda path: path.stem)
def test_the_example_holds_what_a_planner_has_to_choose_about(path: Path) -> None:
    _, made = compiled(path)
    seconds = made.plan.frames / made.plan.fps
    assert 120 <= seconds <= 180
    assert any(len(segment.shots) > 1 for segment in made.plan.segments)
    assert any(shot.parts > 1 for segment in made.plan.segments for shot in segment.shots)
    assert any(segment.transition_in.kind == "dissolve" for segment in made.plan.segments)
    assert any(prompt.references for prompt in made.emission.prompts)
    for segment, prompt in zip(made.plan.segments, made.emission.prompts, strict=True):
        assert segment.clip_frames <= segment.billed_s * made.plan.fps <= 25 * made.plan.fps
        assert prompt.size <= 5000
