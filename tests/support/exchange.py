"""Scripts at random that are whole in every line, and what is compared of a script and its copy."""

from hypothesis import strategies as st

from storyc.lower import lower
from storyc.source import SourceFile
from storyc.syntax import LineKind, lex
from storyc.world.reader import MemoryReader

SILENT = frozenset({LineKind.BLANK, LineKind.COMMENT, LineKind.GAP})

_SPEECH = st.lists(
    st.sampled_from(
        ("There. A light.", "(quietly)", "~la la la", "I *said* no.", "[[ slower ]]", "End of it.")
    ),
    min_size=1,
    max_size=4,
).map(lambda lines: "\n".join(["MARA", *lines, "Yes."]))
_BLOCKS = st.one_of(
    _SPEECH,
    st.sampled_from(
        (
            *("INT. HOUSE - DAY #1A#", "EXT. PIER, NIGHT", ".THE HALL #2#", "内景 客厅 - 夜"),
            *(
                "She **runs** to the _door_.",
                "One line.\nAnother *one*.",
                "!BANG",
                "A note [[x]] here",
            ),
            *("CUT TO:", "> FADE OUT.", "> DISSOLVE TO: 1.5s", "> THE END <", "===", "# ACT ONE"),
            *("## Part two", "= What happens.", "~A song\n~for all", "SFX: boom @ 1.2s, under"),
            *(
                "MUSIC: a low cello",
                "TOM (V.O.)\nNo.\n\nMARA ^\nYes.",
                "@玛拉\n好。",
                "[[ a note ]]",
            ),
            *("!! WIDE on MARA, low angle, 4s #1B#", "!! INSERT on LAMP", "!! fog, far away"),
            *(
                "+ MARA wears COAT",
                "+ light: dim",
                "// a remark",
                "/* cut\n\nout */",
                "{{storm}}. Rain.",
            ),
            *(
                "character MARA\n    age: 38\n    look: [grey]",
                "prop LAMP",
                "let storm = wild rain",
            ),
            *(
                "template T(who)\n!! CLOSE on {{who}}\n\nRain.\n\nend",
                "use T(MARA)",
                "[[one\ntwo]]",
            ),
            *(
                'import TOM from "cast.story"',
                "MARA\nOne.\n  \nTwo.",
                "She waits. // storyc: allow W0301",
            ),
        )
    ),
)
_TITLES = st.sampled_from(
    (
        "",
        "Title: A Lamp\nCredit: by\nAuthor:\n    R. Hale\n    T. Ode\nTarget: sora-2\n\n",
        "Title: X\n\n",
    )
)

scripts = st.builds(
    lambda title, blocks: SourceFile("film.story", title + "\n\n".join(blocks) + "\n"),
    _TITLES,
    st.lists(_BLOCKS, min_size=1, max_size=12),
)


def said(file: SourceFile) -> list[tuple[str, str]]:
    """Return what each line of a script is and says: blanks, notes and title layout set aside.

    Braces around a name that means nothing come back marked as words.
    """
    found = []
    in_title = ""
    for token in lex(file):
        if token.kind in SILENT:
            continue
        text = " ".join(token.content.text.split()).replace("{\\{", "{{")
        if token.kind is LineKind.TITLE and text.endswith(":"):
            in_title = text
        elif in_title:
            found.append((LineKind.TITLE.value, f"{in_title} {text}"))
            in_title = ""
        else:
            found.append((token.kind.value, text))
    return found


def film(file: SourceFile) -> object:
    """Return what a script is lowered to, but for where it stands in the text."""
    screenplay, _ = lower(file, MemoryReader({"cast.story": "character TOM\n"}))
    return _without_places(screenplay.model_dump(mode="json", exclude={"sources"}))


def _without_places(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_places(it) for key, it in value.items() if "span" not in key}
    return [_without_places(it) for it in value] if isinstance(value, list) else value
