"""What holds for the continuity pass and the rules on any script."""

from hypothesis import given, settings
from hypothesis import strategies as st

from storyc import targets
from storyc.checks import Context, check
from storyc.continuity import ContinuityLog, follow
from storyc.diagnostics import Code, Diagnostic
from storyc.ir import Screenplay
from storyc.lower import lower
from storyc.source import SourceFile
from storyc.timing import time_screenplay
from storyc.world.reader import MemoryReader

CAST = "character MARA\n\ncharacter TOM\n\nprop LANTERN\n    look: brass\n    states: lit, out\n\n"
LINES = (
    "INT. KITCHEN - DAY",
    "INT. KITCHEN - CONTINUOUS",
    "EXT. PIER - NIGHT",
    "!! WIDE on MARA and TOM",
    "!! CLOSE on TOM, continues, 4s",
    "+ MARA holds LANTERN (lit)",
    "+ MARA drops LANTERN (out) at the rail",
    "+ MARA gives LANTERN to TOM",
    "+ TOM gives LANTERN to MARA",
    "+ TOM drops LANTERN",
    "+ TOM enters left",
    "+ TOM exits right",
    "+ LANTERN is out",
    "+ weather: rain",
    "MARA raises the LANTERN. TOM swings the LANTERN.",
    "She takes it. TOM grabs the LANTERN.",
    "TOM hands MARA the LANTERN.",
    "TOM comes back in.",
    "TOM\nYes. No.",
    "TOM (V.O.)\nPerhaps.",
    "Rain on the glass.",
)
scripts = st.lists(st.sampled_from(LINES), max_size=14).map(
    lambda lines: CAST + "INT. KITCHEN - DAY\n\n" + "\n\n".join(lines) + "\n"
)


def examine(text: str) -> tuple[Screenplay, ContinuityLog, tuple[Diagnostic, ...]]:
    reader = MemoryReader({"t.story": text})
    screenplay, _ = lower(SourceFile("t.story", text), reader)
    log = follow(screenplay)
    target = targets.load("seedance-2.5")
    assert target is not None
    context = Context(screenplay, time_screenplay(screenplay), log, target, reader.exists)
    return screenplay, log, check(context)


@given(scripts)
@settings(max_examples=60, deadline=None)
def test_every_beat_has_a_state_and_each_begins_where_the_last_one_ended(text: str) -> None:
    screenplay, log, _ = examine(text)
    beats = [beat for scene in screenplay.scenes for shot in scene.shots for beat in shot.beats]
    assert list(log.before) == list(log.after) == [beat.id for beat in beats]
    for scene in screenplay.scenes:
        for shot in scene.shots:
            for one, two in zip(shot.beats, shot.beats[1:], strict=False):
                assert log.after[one.id] is log.before[two.id]


@given(scripts)
@settings(max_examples=60, deadline=None)
def test_findings_are_sorted_once_each_and_point_into_the_text(text: str) -> None:
    _, _, findings = examine(text)
    assert list(findings) == sorted(set(findings), key=Diagnostic.sort_key)
    for finding in findings:
        for span in (finding.primary, *(label.span for label in finding.labels)):
            assert span is None or 0 <= span.start < span.end <= len(text)


@given(scripts)
@settings(max_examples=60, deadline=None)
def test_taking_the_offered_fixes_puts_every_prop_into_the_right_hands(text: str) -> None:
    for _ in range(len(text.splitlines())):
        _, _, findings = examine(text)
        wrong = [each for each in findings if each.code is Code.PROP_NOT_HELD]
        if not wrong:
            return
        (edit,) = wrong[0].fixes[0].edits
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    raise AssertionError(f"still wrong after every line was fixed:\n{text}")
