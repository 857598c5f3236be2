"""Whether a target has room for a prompt."""

from dataclasses import replace

from storyc.emit.view import PromptView
from storyc.emit.wording import word
from storyc.targets import Target, fits, measure


def has_room(target: Target, view: PromptView, text: str) -> bool:
    """Tell whether a worded prompt is within the limits of a target.

    Where several shots are sent apart, each is measured as if it were the whole prompt: so the
    service counts it.
    """
    limit = target.prompt
    if not fits(text, limit):
        return False
    longest = limit.per_shot
    return longest is None or all(
        measure(each, limit) <= longest for each in shot_texts(target, view)
    )


def shot_texts(target: Target, view: PromptView) -> tuple[str, ...]:
    """Return the words of each shot, where the target takes several shots one by one."""
    if target.prompt.per_shot is None or len(view.shots) == 1:
        return ()
    return tuple(word(replace(view, shots=(it,)), target.grammar)[0] for it in view.shots)
