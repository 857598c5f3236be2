"""How long a prompt is, in the unit that a target counts in."""

import lzma
import re
from binascii import a2b_base64
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from storyc.targets.prompt_limit import PromptLimit

if TYPE_CHECKING:
    from tiktoken import Encoding

_RANKS = files("storyc.targets") / "data" / "o200k_base.tiktoken.xz"

# How o200k splits a text into the pieces that are merged on their own. From the definition of
# `o200k_base` in tiktoken_ext/openai_public.py (tiktoken 0.14.0, MIT); the function there would
# load the ranks from the network. A test compares the two.
_CONTRACTION = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
_PIECES = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+"
    rf"{_CONTRACTION}"
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*"
    rf"{_CONTRACTION}"
    r"|\p{N}{1,3}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n/]*"
    r"|\s*[\r\n]+"
    r"|\s+(?!\S)"
    r"|\s+"
)

_BORDERS = re.compile(r"(?<=\S)( .*)(?<=\S)(?= )")
"""From the first to the last space that stands after something else."""


def token_bound(text: str) -> int:
    """Return a number that `count_tokens` never exceeds: the bytes of the text in UTF-8.

    Proof: o200k is a byte-level encoding. Its pieces partition the UTF-8 bytes of the text, its
    merges only join neighbours inside a piece, and no token is empty; so the tokens partition the
    bytes into non-empty runs, and there are at most as many runs as bytes.
    """
    return len(text.encode("utf-8", "surrogatepass"))


def count_tokens(text: str) -> int:
    """Return the exact number of o200k tokens of a text.

    Words that look like the encoding's control tokens are counted as the plain text they are.
    The first call loads the ranks (about half a second), from the package, never from the network.
    """
    return len(_o200k().encode_ordinary(text))


def tokens_inside(text: str) -> int:
    """Return at least what a text adds to the tokens of any text that it is put into.

    Proof: no piece of o200k (see `_PIECES`) holds a space after anything that is not white. So
    there is a border between pieces before each such space, whatever stands around, and what lies
    between the first and the last of these borders is encoded by itself. What lies outside may be
    merged with its new neighbours, and has at most as many tokens as bytes.

    A text with anything but printable characters, which may be laid out anew, counts as its bytes.
    """
    borders = _BORDERS.search(text) if text.isprintable() else None
    if borders is None:
        return token_bound(text)
    first, last = borders.start(1), borders.end(1)
    return token_bound(text[:first]) + count_tokens(text[first:last]) + token_bound(text[last:])


def measure(text: str, limit: PromptLimit) -> int:
    """Return the exact size of a prompt in the unit of its limit."""
    return count_tokens(text) if limit.unit == "tokens" else len(text)


def measure_bound(text: str, limit: PromptLimit) -> int:
    """Return an upper bound of `measure` that loads nothing."""
    return token_bound(text) if limit.unit == "tokens" else len(text)


def fits(text: str, limit: PromptLimit) -> bool:
    """Tell whether a prompt is within its limit. Small prompts never load the encoding."""
    if limit.max_characters is not None and len(text) > limit.max_characters:
        return False
    return measure_bound(text, limit) <= limit.limit or measure(text, limit) <= limit.limit


def official_ranks() -> bytes:
    """Return the vendored ranks in the published form: a line each, token in base64 and rank."""
    return lzma.decompress(_RANKS.read_bytes())


@cache
def _o200k() -> "Encoding":
    from tiktoken import Encoding  # noqa: PLC0415  # slow to load and mostly not needed

    return Encoding(
        "o200k_base",
        pat_str=_PIECES,
        mergeable_ranks=_ranks(),
        special_tokens={},
    )


def _ranks() -> dict[bytes, int]:
    words = official_ranks().split()
    tokens, ranks = words[::2], words[1::2]
    return dict(zip(map(a2b_base64, tokens), map(int, ranks), strict=True))
