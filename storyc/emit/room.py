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
    if limit.per_shot is None or len(view.shots) == 1:
        return True
    alone = (word(replace(view, shots=(shot,)), target.grammar)[0] for shot in view.shots)
    return all(measure(each, limit) <= limit.per_shot for each in alone)
