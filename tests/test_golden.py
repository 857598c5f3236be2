"""What the examples compile to for each target: each prompt beside its lines of the script.

`--update` rewrites the files; read the difference as a director would: would you shoot this?
"""

import re
from pathlib import Path

import pytest

from storyc import targets
from storyc.driver import Compiled, Finished, compile_script
from storyc.lock import SUFFIX, lock_text
from storyc.plan import Segment
from storyc.source import SourceFile
from storyc.world.disk import DiskReader

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*/*.*"))
FILMS = [it for it in EXAMPLES if it.stem == it.parent.name and it.suffix != ".lock"]
LAMP_KEEPER = ROOT / "examples" / "lamp-keeper" / "lamp-keeper.story"


def compiled(path: Path, target: str | None = None) -> tuple[SourceFile, Compiled]:
    text = path.read_text(encoding="utf-8")
    entry = SourceFile(path.name, text if target is None else pictured(text, target))
    return entry, compile_script(entry, DiskReader(path.parent), target, replan=True)


def pictured(text: str, name: str) -> str:
    """Return a script with a picture size and rate that a target makes, if its own is none."""
    target = targets.load(name)
    assert target is not None
    size = next((it for it in target.sizes if it.width > it.height), None)
    if not target.takes_size(1280, 720) and "\nSize: " in text:
        text = re.sub(r"^Size: .*", f"Size: {size}", text, count=1, flags=re.MULTILINE)
    if 24 not in target.fps:
        text = re.sub(r"^FPS: .*", f"FPS: {target.fps[0]}", text, count=1, flags=re.MULTILINE)
    return text


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
    return "\n".join(["=" * 78, head, "", *lines, "", "-" * 78, "", prompt])


def prompts_of(entry: SourceFile, made: Finished) -> str:
    prompts = {prompt.slate: prompt.text for prompt in made.emission.prompts}
    return "\n\n".join(beside(entry, it, prompts[it.slate]) for it in made.plan.segments)


def refusal(found: Compiled) -> str:
    """Return what keeps a film from being made for a target, and what to do."""
    errors = [f"{it.message}\n    {it.help}\n" for it in found.diagnostics if it.is_error()]
    return "\n".join(("This film cannot be made so:", "", *errors))


@pytest.mark.parametrize("target", targets.names())
@pytest.mark.parametrize("path", FILMS, ids=lambda path: path.stem)
def test_prompts_are_the_golden_ones(path: Path, target: str, *, update: bool) -> None:
    entry, found = compiled(path, target)
    file = ROOT / "tests" / "golden" / path.stem / f"{target}.txt"
    actual = refusal(found) if found.finished is None else prompts_of(entry, found.finished)
    if update:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(actual, encoding="utf-8", newline="\n")
    expected = file.read_text(encoding="utf-8") if file.exists() else ""
    assert actual == expected, "run with --update and read the difference"


def test_no_golden_file_is_left_over() -> None:
    kept = {it.relative_to(ROOT / "tests/golden") for it in (ROOT / "tests/golden").rglob("*.*")}
    assert kept == {Path(path.stem, f"{name}.txt") for path in FILMS for name in targets.names()}


@pytest.mark.parametrize("path", FILMS, ids=lambda path: path.stem)
def test_the_lock_beside_an_example_is_its_own(path: Path, *, update: bool) -> None:
    entry = SourceFile(path.name, path.read_text(encoding="utf-8"))
    made = compile_script(entry, DiskReader(path.parent), replan=update).finished
    assert made is not None
    assert made.lock is not None
    if update:
        file = path.with_name(path.name + SUFFIX)
        file.write_text(lock_text(made.lock), encoding="utf-8", newline="\n")
    else:
        assert made.lock == made.lock_before, "run with --update"


def test_the_example_holds_what_a_planner_has_to_choose_about() -> None:
    made = compiled(LAMP_KEEPER)[1].finished
    assert made is not None
    seconds = made.plan.frames / made.plan.fps
    assert 120 <= seconds <= 180
    assert any(len(segment.shots) > 1 for segment in made.plan.segments)
    assert any(shot.parts > 1 for segment in made.plan.segments for shot in segment.shots)
    assert any(segment.transition_in.kind == "dissolve" for segment in made.plan.segments)
    assert any(prompt.references for prompt in made.emission.prompts)
    for segment, prompt in zip(made.plan.segments, made.emission.prompts, strict=True):
        assert segment.clip_frames <= segment.billed_s * made.plan.fps <= 25 * made.plan.fps
        assert prompt.size <= 5000
