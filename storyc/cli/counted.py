"""Numbers of things, in words that agree."""


def counted(number: int, noun: str) -> str:
    """Return a number and its noun: `1 file`, `1,200 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
