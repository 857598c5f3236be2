"""Takes are made once, kept whole, and returned in order."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from support.sheets import request, sheet

from storyc.backends.base import ClipReport, ClipRequest, request_key
from storyc.diagnostics import Code, Diagnostic
from storyc.render import Take, render
from storyc.world.disk import replacing

FINDING = Diagnostic(Code.NO_SCRATCH_VOICE, "no voice", None)


@dataclass
class Scribe:
    """A backend that writes the slate into the file, and fails at the slates it is told to."""

    version: str = "1"
    name: str = "scribe"
    fails_at: frozenset[str] = frozenset()
    slow: bool = False
    made: list[str] = field(default_factory=list)

    def essence(self, request: ClipRequest) -> Sequence[str]:
        return (request.sheet.model_dump_json(),)

    def generate(self, request: ClipRequest, into: Path) -> ClipReport:
        with replacing(into) as temporary:
            temporary.write_text(request.sheet.slate)
            time.sleep(0.02 if self.slow else 0)
            if request.sheet.slate in self.fails_at:
                raise ValueError(request.sheet.slate)
        self.made.append(request.sheet.slate)
        return ClipReport((FINDING,))


REQUESTS = tuple(request(sheet(frames, slate=f"1{name}")) for frames, name in enumerate("ABCDE", 5))


def ignore(_done: int, _all: int) -> None:
    pass


def rendered(backend: Scribe, folder: Path) -> tuple[Take, ...]:
    return render(REQUESTS, backend, folder, ignore)


def test_takes_come_in_the_order_of_the_requests(tmp_path: Path) -> None:
    takes = rendered(Scribe(), tmp_path / "takes")
    assert [take.slate for take in takes] == ["1A", "1B", "1C", "1D", "1E"]
    assert [take.path.read_text() for take in takes] == ["1A", "1B", "1C", "1D", "1E"]
    assert not any(take.cached for take in takes)


def test_what_is_there_is_not_made_again(tmp_path: Path) -> None:
    first, again = Scribe(), Scribe()
    before = rendered(first, tmp_path)
    after = rendered(again, tmp_path)
    assert again.made == []
    assert all(take.cached for take in after)
    assert [take.path for take in before] == [take.path for take in after]


@pytest.mark.parametrize("damaged", ["1A.mp4", "1A.json"])
@pytest.mark.parametrize("content", [b"", b"{", b'{"size": "x"}', b"longer than it was"])
def test_a_damaged_take_is_made_again(tmp_path: Path, damaged: str, content: bytes) -> None:
    (whole, *_) = rendered(Scribe(), tmp_path)
    whole.path.with_suffix(Path(damaged).suffix).write_bytes(content)
    again = Scribe()
    takes = rendered(again, tmp_path)
    assert again.made == ["1A"]
    assert takes[0].path.read_text() == "1A"
    assert takes[0].diagnostics == (FINDING,)


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    rendered(Scribe(), tmp_path)
    again = Scribe()
    changed = (*REQUESTS[:2], request(sheet(99, slate="1C")), *REQUESTS[3:])
    render(changed, again, tmp_path, ignore)
    assert again.made == ["1C"]


def test_another_version_or_backend_makes_its_own_takes(tmp_path: Path) -> None:
    rendered(Scribe(), tmp_path)
    for other in (Scribe(version="2"), Scribe(name="other")):
        rendered(other, tmp_path)
        assert len(other.made) == 5


def test_equal_requests_are_made_once(tmp_path: Path) -> None:
    backend = Scribe()
    first, second = render((REQUESTS[0], REQUESTS[0]), backend, tmp_path, ignore)
    assert backend.made == ["1A"]
    assert first.path == second.path


def test_a_failure_reaches_the_caller_and_leaves_only_whole_takes(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1C"):
        rendered(Scribe(fails_at=frozenset({"1C"})), tmp_path)
    clips = sorted(path.read_text() for path in tmp_path.glob("*.mp4"))
    assert "1C" not in clips
    assert {path.stem for path in tmp_path.iterdir()} == {
        path.stem for path in tmp_path.glob("*.mp4")
    }
    again = Scribe()
    rendered(again, tmp_path)
    assert sorted([*clips, *again.made]) == ["1A", "1B", "1C", "1D", "1E"]


def test_after_a_failure_or_an_interrupt_nothing_more_is_started(tmp_path: Path) -> None:
    many = tuple(request(sheet(200 - number, slate=f"S{number}")) for number in range(60))

    class Interrupted(KeyboardInterrupt):
        pass

    def interrupt(done: int, _all: int) -> None:
        if done == 1:
            raise Interrupted

    for fails_at, tell, error in (
        (frozenset({"S0"}), ignore, ValueError),
        (frozenset[str](), interrupt, Interrupted),
    ):
        backend = Scribe(fails_at=fails_at, slow=True)
        with pytest.raises(error):
            render(many, backend, tmp_path / error.__name__, tell)
        assert len(backend.made) < 30


def test_a_clip_without_its_report_was_not_finished(tmp_path: Path) -> None:
    takes = rendered(Scribe(), tmp_path)
    takes[1].path.with_suffix(".json").unlink()
    again = Scribe()
    rendered(again, tmp_path)
    assert again.made == ["1B"]


def test_a_finding_of_many_takes_is_told_once_also_from_the_cache(tmp_path: Path) -> None:
    for _ in range(2):
        takes = rendered(Scribe(), tmp_path)
        assert [take.diagnostics for take in takes] == [(FINDING,), (), (), (), ()]


def test_progress_counts_up_to_all_takes(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    render(REQUESTS, Scribe(), tmp_path, lambda done, of: told.append((done, of)))
    assert told == [(done, 5) for done in range(6)]


def test_keys_depend_on_the_essence_and_not_on_the_prompt() -> None:
    same, other = request(sheet(5), "one prompt"), request(sheet(5), "another prompt")
    assert request_key(Scribe(), same) == request_key(Scribe(), other)
    assert request_key(Scribe(), same) != request_key(Scribe(), request(sheet(6)))


def test_nothing_to_render_is_no_trouble(tmp_path: Path) -> None:
    assert render((), Scribe(), tmp_path / "takes", ignore) == ()
