"""What is lost on another target is said once a thing, with the places that ask for it."""

from pathlib import Path

import pytest

from storyc import targets
from storyc.checks import Context
from storyc.checks.loss import losses
from storyc.diagnostics import Code, Diagnostic
from storyc.driver import check, compile_script
from storyc.source import SourceFile
from storyc.world.disk import DiskReader
from storyc.world.reader import MemoryReader

EXAMPLES = Path(__file__).parents[1] / "examples"
CAST = """\
character MARA
    cameo: @mara.hale
    consent: given by M. Hale on 2026-03-01

character TOM
    cameo: @tom.hale
    consent: given by T. Hale on 2026-03-01

"""
SCENE = "INT. KITCHEN - DAY\n\n!! WIDE on MARA and TOM, 4s\n\nThey wait.\n"


def lost(text: str, target: str | None = None) -> list[Diagnostic]:
    reader = MemoryReader({"a.story": text}, frozenset({"a.png", "b.png"}))
    found = check(reader.read("a.story"), reader, target).diagnostics
    return [it for it in found if it.code is Code.CAPABILITY_LOST]


def test_cameos_are_lost_once_with_a_label_at_each() -> None:
    (finding,) = lost(CAST + SCENE, "ltx-2.3")

    assert "MARA, TOM" in finding.message
    assert [it.text for it in finding.labels] == ["and this"]
    assert "seedance-2.5" in finding.help
    assert "appearance" in finding.help


def test_pictures_of_people_places_things_and_styles_count_together() -> None:
    text = "".join(
        f'{kind} {name}\n    refs: "a.png", "b.png"\n\n'
        for kind, name in (
            ("character", "MARA"),
            ("location", "KITCHEN"),
            ("prop", "CUP"),
            ("style", "INK"),
        )
    )
    (finding,) = lost(f"Target: sora-2\n\n{text}INT. KITCHEN - DAY\n\nMARA takes the CUP.\n")

    assert len(finding.labels) == 3
    assert finding.notes == ("the same holds for 4 more",)


def test_voices_and_sounds_are_two_things() -> None:
    messages = [it.message for it in lost("INT. HUT - DAY\n\nSFX: boom\n\nBO\nYes?\n", "wan-2.2")]
    assert ["speeches" in it for it in messages] == [False, True]


def test_a_shot_is_lost_that_only_a_clip_of_the_scripts_own_target_holds() -> None:
    scene = "INT. HUT - DAY\n\n!! WIDE on BO, 12s\n\nBo sits. Bo stands. Bo walks. Bo waits.\n"

    (finding,) = lost(f"Target: seedance-2.5\n\n{scene}", "veo-3.1")
    assert "veo-3.1 makes 8 s at a time, seedance-2.5 30 s" in finding.message

    assert lost(f"Target: veo-3.1\n\n{scene}") == []
    assert lost(f"Target: seedance-2.5\n\n{scene}", "minimax-h3") == []


def test_a_seed_is_missed_only_by_who_could_have_had_one() -> None:
    (finding,) = lost("Target: wan-3.0\n\nINT. HUT - DAY\n\nBo waits.\n", "seedance-2.5")

    assert "seed" in finding.message
    assert finding.primary is not None
    assert lost("Target: seedance-2.5\n\nINT. HUT - DAY\n\nBo waits.\n", "minimax-h3") == []


def test_nothing_is_lost_on_a_target_that_can_do_all() -> None:
    assert lost(CAST + SCENE, "wan-3.0") == []


def test_a_sunset_target_says_when_and_what_instead() -> None:
    reader = MemoryReader({"a.story": SCENE})
    found = check(reader.read("a.story"), reader, "veo-3.1").diagnostics
    (finding,) = [it for it in found if it.code is Code.TARGET_NOT_LIVE]

    assert "2026-11-17" in finding.message
    assert "gemini-omni-1.1" in finding.help


@pytest.mark.parametrize("name", targets.names())
def test_what_the_ledger_drops_for_the_targets_sake_has_been_said(name: str) -> None:
    path = EXAMPLES / "night-bus" / "night-bus.fountain"
    refs = 'character MARGIT\n    refs: "bus.png"\n    cameo: @margit\n    consent: hers\n\n'
    text = path.read_text(encoding="utf-8")
    at = text.index("\n\n") + 2
    entry = SourceFile(path.name, text[:at] + refs + text[at:])
    reader = MemoryReader({path.name: entry.text}, frozenset({"bus.png"}))

    made = compile_script(entry, reader, name)

    assert made.finished is not None, made.diagnostics
    checked = made.checked
    assert checked.target is not None
    context = Context(
        checked.screenplay, checked.timing, checked.log, checked.target, reader.exists
    )
    said = {place for loss in losses(context) for place in loss.places}
    ledger = made.finished.emission.ledger
    spans = {fact.id: fact.span for fact in ledger.facts}
    dropped = {spans[it.fact] for it in ledger.drops if it.why.startswith(f"{name} ")}
    assert dropped <= said
    assert bool(dropped) == bool(said) or not checked.target.audio


def test_the_example_loses_nothing_on_its_own_target() -> None:
    path = EXAMPLES / "lamp-keeper" / "lamp-keeper.story"
    entry = SourceFile(path.name, path.read_text(encoding="utf-8"))
    found = check(entry, DiskReader(path.parent)).diagnostics
    assert Code.CAPABILITY_LOST not in {it.code for it in found}
