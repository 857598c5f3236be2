"""Imports and includes."""

import pytest
from support.lowering import lowered

from storyc.diagnostics import Code
from storyc.lower.modules import NESTING_LIMIT
from storyc.lower.paths import resolve

BODY = "\n\nINT. KITCHEN - DAY\n\nThe kettle boils.\n"


def test_an_import_brings_in_the_named_declarations_and_no_others() -> None:
    cast = "character TOM\n    age: 60\n\ncharacter ANN\n    age: 4\n"
    script = lowered('import TOM from "cast.story"' + BODY, {"cast.story": cast})
    assert [it.name for it in script.screenplay.characters] == ["TOM"]
    assert [it.name for it in script.screenplay.sources] == ["film.story", "cast.story"]
    assert script.codes == []


def test_what_is_imported_keeps_its_own_variables_and_likenesses() -> None:
    cast = (
        "let coat = a grey coat\n\ncharacter BASE\n    age: 60\n\n"
        "character TOM like BASE\n    appearance: {{coat}}\n"
    )
    script = lowered('import TOM from "cast.story"' + BODY, {"cast.story": cast})
    (tom,) = script.screenplay.characters
    assert (str(tom.age), str(tom.appearance)) == ("60", "a grey coat")


def test_an_imported_name_can_be_imported_again() -> None:
    files = {"a.story": 'import TOM from "b.story"\n', "b.story": "character TOM\n    age: 60\n"}
    script = lowered('import TOM from "a.story"' + BODY, files)
    assert [it.name for it in script.screenplay.characters] == ["TOM"]
    assert script.codes == []


def test_an_include_splices_scenes_where_it_stands() -> None:
    files = {"acts/two.story": "INT. YARD - DAY\n\nA dog barks.\n"}
    text = 'INT. A - DAY\n\nOne.\n\ninclude "acts/two.story"\n\nINT. C - DAY\n\nThree.\n'
    script = lowered(text, files)
    assert script.texts == ["One.", "A dog barks.", "Three."]
    assert script.beats[1].span.source == "acts/two.story"


def test_included_files_share_their_names_with_the_script() -> None:
    files = {"two.story": "EXT. SEA - DAY\n\n{{storm}}.\n\ncharacter TOM\n    age: 60\n"}
    script = lowered('let storm = Rain\n\ninclude "two.story"\n', files)
    assert script.texts == ["Rain."]
    assert [it.name for it in script.screenplay.characters] == ["TOM"]


def test_paths_count_from_the_file_that_writes_them() -> None:
    files = {
        "cast/people.story": 'import TOM from "old/men.story"\n',
        "cast/old/men.story": 'cameo TOM\n    cameo: "tom.mp4"\n    refs: "../front.png"\n',
    }
    script = lowered('import TOM from "cast/people.story"' + BODY, files)
    (tom,) = script.screenplay.characters
    assert tom.cameo is not None
    assert tom.cameo.path == "cast/old/tom.mp4"
    assert [it.path for it in tom.refs] == ["cast/front.png"]


@pytest.mark.parametrize(
    "path",
    ["../x.story", "/x.story", "a\\b.story", "C:/x.story", "http://x/y", "~/x", "", "a/../.."],
)
def test_a_path_out_of_the_folder_is_refused(path: str) -> None:
    assert resolve(path, "film.story") is None


def test_a_path_may_go_up_inside_the_folder() -> None:
    assert resolve("../cast.story", "acts/two.story") == "cast.story"
    assert resolve("../../cast.story", "acts/two.story") is None


def test_a_missing_file_is_reported_once_whatever_was_wanted_from_it() -> None:
    text = (
        'import TOM, NOIR, LAMP, storm, RING from "cast.story"\n\n'
        "character MARA\n    age: 38\n\n"
        "INT. KITCHEN - DAY\n\n+ style NOIR\n+ TOM takes LAMP\n\n{{storm}}.\n\n"
        "use RING()\n\nTOM\nYes.\n"
    )
    finding = lowered(text).only()
    assert finding.code is Code.MISSING_IMPORT
    assert "there is no file cast.story" in finding.here


def test_a_circle_of_files_is_reported_with_the_lines_that_close_it() -> None:
    files = {"a.story": 'include "b.story"\n', "b.story": 'import X from "a.story"\n'}
    finding = lowered('include "a.story"' + BODY, files).only()
    assert finding.code is Code.IMPORT_CYCLE
    assert finding.primary is not None
    assert finding.primary.source == "b.story"
    assert [it.span.source for it in finding.labels] == ["a.story"]


def test_a_name_that_the_file_lacks_comes_with_the_nearest_one() -> None:
    finding = lowered(
        'import TIMM from "c.story"' + BODY, {"c.story": "character TIM\n    age: 4\n"}
    ).only()
    assert finding.code is Code.UNKNOWN_IMPORTED_NAME
    assert finding.help == "did you mean TIM?"


def test_files_nest_so_deep_and_no_deeper() -> None:
    files = {f"f{n}.story": f'include "f{n + 1}.story"\n' for n in range(NESTING_LIMIT + 3)}
    script = lowered('include "f0.story"' + BODY, files)
    assert script.codes == [Code.NESTING_TOO_DEEP]


def test_files_that_bring_each_other_in_many_times_come_to_an_end() -> None:
    files = {
        f"f{n}.story": f'include "f{n + 1}.story"\n\ninclude "f{n + 1}.story"\n' for n in range(25)
    }
    script = lowered('include "f0.story"' + BODY, {**files, "f25.story": "Rain.\n"})
    assert Code.NESTING_TOO_DEEP in script.codes


def test_a_refused_path_is_reported_where_it_is_written() -> None:
    script = lowered('include "../secret.story"' + BODY)
    finding = script.only()
    assert finding.code is Code.MISSING_IMPORT
    assert "inside the script's folder" in finding.message
