"""A title page that begins with a word which is no key of one: `Titel: The Lamp Keeper`.

Why it matters: a title page is known by its first line. With a slip there, the whole page is read
as action, spoken of in prompts and filmed; target, size and style are lost.
"""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, closest, is_slip
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.title_key import TITLE_KEY
from storyc.syntax.tokens import LineKind
from storyc.syntax.vocabulary import TITLE_KEYS

_FIRST_KEYS = (
    *("title", "author", "authors", "credit", "source", "draft date", "contact", "copyright"),
    *("story", "target", "aspect", "language"),
)
"""Keys that title pages begin with and that are no words a scene begins with."""


def find(place: Place) -> Diagnostic | None:
    """Return the finding for the first line of a script.

    Diagnostics: UNREAD_TITLE_PAGE.
    """
    match = TITLE_KEY.match(place.text) if ":" in place.text else None
    if match is None or any(it.kind is not LineKind.BLANK for it in place.before()):
        return None
    key = match["key"].strip()
    near = closest(key, _FIRST_KEYS)
    if near is None and not _is_known_key_next(place):
        return None
    span = place.content.span.slice(0, len(match["key"].rstrip()))
    is_sure = near is not None and place.is_literal and is_slip(key, near)
    right = near.capitalize() if near is not None else "Title"
    return Diagnostic(
        Code.UNREAD_TITLE_PAGE,
        "this title page is not read",
        span if place.is_literal else place.content.span,
        here=f"did you mean {right}?" if near is not None else f"{key} is no key to begin with",
        notes=("its lines are read as action: they would be filmed",),
        help=f"correct the first word: write `{right}:`"
        if near is not None
        else "let the page begin with `Title:`; any other line may follow",
        fixes=(Fix(f"write {right}", (Edit(span, right),), safe=True),) if is_sure else (),
    )


def _is_known_key_next(place: Place) -> bool:
    following = next(place.after(), None)
    match = TITLE_KEY.match(following.content.text) if following is not None else None
    return match is not None and match["key"].strip().casefold() in TITLE_KEYS
