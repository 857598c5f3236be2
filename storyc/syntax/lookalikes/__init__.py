"""Lines that look like something of the language and are read as something else.

Nothing of a script is refused, so a heading with a slip in it is action, and a shot without its
marks is prose. Each file finds one such look-alike. None looks past its own scene, so that an edit
asks only the scene that it touches.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from storyc.diagnostics import Diagnostic
from storyc.syntax.lookalikes import (
    capitalised_keyword,
    deep_section,
    heading_in_paragraph,
    late_heading,
    lone_dual,
    misspelt_heading,
    sound_line,
    state_line,
    stray_end,
    title_page,
    unclosed_parenthetical,
    unindented_property,
    unmarked_shot,
)
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.tokens import LineKind, LineToken

_Finder = Callable[[Place], Diagnostic | None]

_FINDERS: Mapping[LineKind, tuple[_Finder, ...]] = {
    LineKind.ACTION: (
        title_page.find,
        unindented_property.find,
        misspelt_heading.find,
        late_heading.find,
        capitalised_keyword.find,
        unmarked_shot.find,
        state_line.find,
        sound_line.find,
        stray_end.find,
        deep_section.find,
    ),
    LineKind.ACTION_MORE: (
        heading_in_paragraph.find,
        unmarked_shot.find,
        state_line.find,
        deep_section.find,
    ),
    LineKind.WORDS: (heading_in_paragraph.find, unclosed_parenthetical.find),
    LineKind.CUE: (late_heading.find, capitalised_keyword.find, lone_dual.find),
}
"""Who looks at a line of a kind, in order: the first that finds something is the only one."""


def lookalikes(lines: Sequence[LineToken]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines of a script or of a whole passage of one.

    Diagnostics: UNREAD_TITLE_PAGE, UNINDENTED_PROPERTY, HEADING_WITHOUT_BLANK_LINE,
    MISSPELT_HEADING, CAPITALISED_KEYWORD, UNREAD_SHOT, UNREAD_STATE_LINE, UNREAD_SOUND,
    UNREAD_HEADING, UNCLOSED_PARENTHETICAL, STRAY_END, SECTION_TOO_DEEP, DUAL_WITHOUT_PARTNER.
    """
    for index, line in enumerate(lines):
        finders = _FINDERS.get(line.kind)
        text = line.content.text
        if finders is None or not text:
            continue
        place = Place(lines, index, line, text)
        for find in finders:
            finding = find(place)
            if finding is not None:
                yield finding
                break
