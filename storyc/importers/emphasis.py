"""Styles of text as Fountain's marks: `*italic*`, `**bold**`, `_underlined_`."""

from storyc.fdx import Run


def with_marks(runs: tuple[Run, ...]) -> str:
    """Return the text of runs with the marks of their styles."""
    return "".join(map(_marked, _joined(runs)))


def _joined(runs: tuple[Run, ...]) -> list[Run]:
    """Join neighbours of one style: a tag that keeps them apart has no mark."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].style == run.style:
            joined[-1] = joined[-1].with_text(joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined


def _marked(run: Run) -> str:
    """Put marks around the words of a run, not around its blanks; they do not reach over lines."""
    mark = "_" * run.underline + "**" * run.bold + "*" * run.italic
    if not mark:
        return run.text
    return "\n".join(_marked_line(line, mark) for line in run.text.split("\n"))


def _marked_line(line: str, mark: str) -> str:
    words = line.strip()
    # Text of nothing but signs is not emphasised, and marks that touch others would be read as one.
    if not any(map(str.isalnum, words)) or words[0] in "*_" or words[-1] in "*_":
        return line
    start = line.index(words)
    return line[:start] + mark + words + mark[::-1] + line[start + len(words) :]
