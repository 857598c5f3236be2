"""Whatever a script is like, there are findings and an end: never a traceback, never a stall.

The sizes are those at which a quadratic loop takes minutes; the limit is far above what any of
them takes on a slow and busy machine. `soak` has the sizes that no reader would let through.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.findings import ENTRY, find

from storyc.cli import main
from storyc.diagnostics import Code, Diagnostic
from storyc.driver import check
from storyc.world.reader import MemoryReader

HEAD = "INT. KITCHEN - DAY\n\n"
LIMIT_S = 30.0

TOKENS = (
    *("character MARA", "    appearance: 38", "    wardrobe soaked: wet", "prop LAMP"),
    *(
        "INT. KITCHEN - DAY #1#",
        "!! WIDE on MARA, 4s",
        "!!",
        "+ MARA holds LAMP",
        "++",
        "+MARA exits",
    ),
    *("MARA", "MARA:", "Mara: No.", "TOM ^", "(softly", "(low)", "Hello.", "", "", "    ", "end"),
    *("template KNOCK(who)", "use KNOCK(MARA)", "{{who}} knocks", "{who} knocks", "let x = {{x}}"),
    *("[[", "]]", "/*", "*/", "# ACT", "####### X", "= outline", "> CUT TO:", "> THE END <", "~la"),
    *("SFX: boom @ 1s", "AMBIANCE: rain", 'import A from "b.story"', 'include "script.story"'),
    *(
        "// storyc: allow E0601",
        "Titel: X",
        "Title: X",
        "ITN. SHED - DAY",
        "EXT. SEA-DAY",
        "\0",
    ),
)


def _check(text: str, files: dict[str, str] | None = None) -> tuple[Diagnostic, ...]:
    began = time.process_time()
    reader = MemoryReader({ENTRY: text, **(files or {})})
    found = check(reader.read(ENTRY), reader, "seedance-2.5").diagnostics
    assert time.process_time() - began < LIMIT_S
    return found


@given(st.lists(st.sampled_from(TOKENS), max_size=40))
def test_lines_of_the_language_in_any_order_are_compiled_to_the_end(lines: list[str]) -> None:
    find({ENTRY: "\n".join(lines)}, frozenset())


@given(st.text(max_size=300))
def test_any_text_is_compiled_to_the_end(text: str) -> None:
    find({ENTRY: text}, frozenset())


def test_half_a_character_is_checked_like_any_other() -> None:
    """An editor may hold one while somebody types; on the disk there is none."""
    _check(f"{HEAD}Mara \ud800 waits.\n\n\udfff\nWho is there?\n")


def test_bytes_that_are_no_text_are_refused_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "film.story"
    script.write_bytes(bytes(range(256)) * 40)

    assert main(["check", str(script)]) != 0
    assert "Traceback" not in capsys.readouterr().err


def _crowd(size: int) -> str:
    return HEAD + "".join(f"NAME{number}\nHi.\n\n" for number in range(size))


def _strangers(size: int) -> str:
    lines = "".join(f"+ NAME{number}X wears hat\n\n" for number in range(size))
    return "character MARA\n    appearance: 38\n\n" + HEAD + "Mara waits.\n\n" + lines


def _family(size: int) -> str:
    lines = (f"character C{it} like C{it + 1}\n    voice: low\n\n" for it in range(size))
    return "".join(lines) + HEAD + "C0 waits.\n"


def _slips(size: int) -> str:
    return (
        "character MARA\n" + "".join(f"    apperance{it}: x\n" for it in range(size)) + "\n" + HEAD
    )


def _props(size: int) -> str:
    lines = (f"prop LAMP{it}\n    look: brass\n\n" for it in range(size))
    return "".join(lines) + HEAD + "Lamp7 is lit.\n"


def _shots(size: int) -> str:
    return HEAD + "!! CLOSE on the kettle, 4s\n\nIt boils.\n\n" * size


def _variables(size: int) -> str:
    doubled = "".join(f"let c{it} = {{{{c{it + 1}}}}}{{{{c{it + 1}}}}}\n" for it in range(size))
    return f"{doubled}\n{HEAD}{{{{c0}}}} {{{{c1}}}} {{{{c{size}}}}}.\n"


def _templates(size: int) -> str:
    doubled = (f"template T{it}\nuse T{it + 1}\n\nuse T{it + 1}\n\nend\n\n" for it in range(size))
    return "".join(doubled) + HEAD + "use T0\n"


def _remarks(size: int) -> str:
    return HEAD + "The kettle boils. // storyc: allow E0601\n\n" * size


def _title(size: int) -> str:
    more = "    more\n" * size
    return f"Title: {'T' * size}\nContact: x\n{more}\n{HEAD}The kettle boils.\n"


def _broken(size: int) -> str:
    return HEAD + "!!\n\n" * size


def _line(size: int) -> str:
    return (
        f"{HEAD}{'word ' * size}\n\n!! WIDE on {'A, ' * size}\n\n+ {'A ' * size}\n\n({'(' * size}\n"
    )


CROWDED = (
    *(_crowd, _strangers, _family, _slips, _props, _shots, _variables, _templates, _remarks),
    *(_title, _broken, _line),
)


@pytest.mark.parametrize("script", CROWDED, ids=lambda it: it.__name__[1:])
def test_a_crowded_script_is_checked_in_time(script: Callable[[int], str]) -> None:
    _check(script(1_500))


@pytest.mark.soak
@pytest.mark.parametrize("script", CROWDED, ids=lambda it: it.__name__[1:])
def test_an_absurd_script_is_checked_in_time(script: Callable[[int], str]) -> None:
    _check(script(20_000))


def test_includes_that_double_at_each_step_come_to_an_end() -> None:
    files = {
        f"f{it}.story": f'{HEAD}Rain.\n\ninclude "f{it + 1}.story"\n\ninclude "f{it + 1}.story"\n'
        for it in range(60)
    }

    found = _check('include "f0.story"\n', files)

    assert Code.NESTING_TOO_DEEP in {it.code for it in found}


def test_a_family_without_end_is_told_and_cut_off() -> None:
    codes = {it.code for it in _check(_family(50))}

    assert Code.NESTING_TOO_DEEP in codes


def test_a_flood_of_findings_is_counted_and_not_all_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "film.story"
    script.write_text(_broken(1_000), encoding="utf-8")

    assert main(["check", "--target", "seedance-2.5", str(script)]) == 1
    told = capsys.readouterr().err
    assert "1000 errors" in told
    assert "800 more are not shown" in told
    assert len(told) < 100_000


def test_a_link_out_of_the_folder_is_not_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.story").write_text(
        "INT. VAULT - NIGHT\n\nThe code is 1234.\n", encoding="utf-8"
    )
    (project / "act2.story").symlink_to(tmp_path / "secret.story")
    (project / "film.story").write_text(f'{HEAD}Rain.\n\ninclude "act2.story"\n', encoding="utf-8")

    assert main(["check", str(project / "film.story"), "--format", "json"]) == 1
    told = capsys.readouterr().out
    assert "E0201" in told
    assert "1234" not in told
