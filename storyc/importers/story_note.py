"""Lines that only `.story` has, carried through other formats as notes.

```
!! CLOSE on MARA, 85mm        [[story: !! CLOSE on MARA, 85mm]]
```

One line is one note, whatever stands in it: marks that would end the note or open another get a
backslash between them, which is taken out again on the way back.
"""

import re

OPENING = "[[story: "
_LINES = "story: "
_KEY = "story key:"

_NOTE = re.compile(r"\[\[story: (?P<line>.*)\]\](?P<after>[ \t]*\r?)\Z")
_PAIRS = r"(\[)(\\*){0}(?=\[)|(\])(\\*){0}(?=\]|\Z)|(/)(\\*){0}(?=\*)|(\*)(\\*){0}(?=/)"
_OPEN_PAIR = re.compile(_PAIRS.format(""))
_GUARDED_PAIR = re.compile(_PAIRS.format(r"\\"))


def as_note(text: str) -> str:
    """Return the note that carries a text of one line."""
    return f"{OPENING}{guard(text)}]]"


def from_notes(line: str) -> str:
    """Return a line with the text that a note at its end carries in the note's place."""
    at = line.find(OPENING)
    match = _NOTE.match(line, at) if at >= 0 else None
    return (
        line if match is None else line[:at] + unguard(match["line"]) + match["after"].strip(" \t")
    )


def guard(text: str) -> str:
    """Return a text in which nothing opens or ends a note or comment."""
    return _OPEN_PAIR.sub(lambda it: _pair(it) + "\\", text)


def unguard(text: str) -> str:
    """Undo `guard`."""
    return _GUARDED_PAIR.sub(_pair, text)


def _pair(match: re.Match[str]) -> str:
    """Return the first mark of the pair and the backslashes that the writer put behind it."""
    return "".join(it for it in match.groups() if it is not None)


def as_script_note(lines: list[str]) -> str:
    """Return the text of a script note, as Final Draft has them, that carries lines."""
    return _LINES + "\n".join(lines)


def story_lines(note: str) -> list[str] | None:
    """Return the lines that a script note carries, `None` if it is an ordinary note."""
    return note.removeprefix(_LINES).split("\n") if note.startswith(_LINES) else None


def as_key_note(key: str) -> str:
    """Return the text of a script note that says which key of the title page a text has.

    Without a key, the text goes on with the value before it.
    """
    return f"{_KEY} {key}".rstrip()


def story_key(note: str) -> str | None:
    """Return the key that such a note says."""
    return note.removeprefix(_KEY).strip() if note.startswith(_KEY) else None
