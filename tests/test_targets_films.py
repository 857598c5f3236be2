"""The example films at every target: no clip and no prompt is over what the target takes."""

import re
from pathlib import Path

import pytest

from storyc import targets
from storyc.driver import compile_script
from storyc.source import SourceFile
from storyc.targets import Frame, Target
from storyc.world.disk import DiskReader

EXAMPLES = Path(__file__).parents[1] / "examples"
FILMS = [
    it
    for it in sorted(EXAMPLES.glob("*/*.*"))
    if it.stem == it.parent.name and it.suffix in {".story", ".fountain"}
]


def with_size(text: str, size: Frame, fps: int) -> str:
    """Return a script that asks for a picture, whatever it asked for before."""
    rest = re.sub(r"^(Size|FPS|Aspect): .*\n", "", text, flags=re.MULTILINE)
    return f"Size: {size}\nFPS: {fps}\n{rest}"


@pytest.mark.parametrize("target", targets.all_targets(), ids=targets.names())
@pytest.mark.parametrize("path", FILMS, ids=lambda it: it.stem)
def test_no_clip_and_no_prompt_is_over_a_limit(path: Path, target: Target) -> None:
    size = max(target.sizes, key=lambda it: it.pixels, default=targets.SAMPLE_SIZE)
    fps = target.fps[-1]
    text = with_size(path.read_text(encoding="utf-8"), size, fps)

    reader = DiskReader(path.parent)
    made = compile_script(SourceFile(path.name, text), reader, target.name, replan=True)

    if made.finished is None:
        assert any(it.is_error() and it.help for it in made.diagnostics)
        return
    plan, prompts = made.finished.plan, made.finished.emission.prompts
    assert (plan.width, plan.height, plan.fps) == (size.width, size.height, fps)
    for segment, prompt in zip(plan.segments, prompts, strict=True):
        assert segment.billed_s in target.seconds_at(size, fps)
        assert segment.clip_frames <= segment.billed_s * fps
        assert len(segment.shots) <= target.max_shots
        kinds = [it.kind for it in prompt.references]
        assert kinds.count("cameo") <= target.max_cameos
        assert kinds.count("image") <= target.max_reference_images
        assert target.max_references is None or len(kinds) <= target.max_references
        assert targets.fits(prompt.text, target.prompt)
        if target.prompt.per_shot is not None and len(segment.shots) > 1:
            shots = re.split(r"^Shot \d+\. ", prompt.text, flags=re.MULTILINE)[1:]
            assert len(shots) == len(segment.shots)
            assert max(map(len, shots)) <= target.prompt.per_shot + 2  # the blank line between them
