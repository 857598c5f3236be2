"""A target under the conditions that a script sets."""

from collections.abc import Iterable

from storyc.diagnostics import Code, Diagnostic
from storyc.ir import PromptLimit as AskedLimit
from storyc.ir import Screenplay, TargetChange
from storyc.targets.frame import Frame
from storyc.targets.prompt_limit import PromptLimit
from storyc.targets.target import Target


def narrow(target: Target, screenplay: Screenplay) -> tuple[Target, tuple[Diagnostic, ...]]:
    """Return the target with the limits that the script lowers.

    Some lengths can be had at some picture sizes only. Beyond that, a script can ask for less than
    a video model can do, never for more.

    Diagnostics: UNSUPPORTED_CLIP where no clip length is left, UNSUPPORTED_PROMPT_UNIT where the
    prompt limit is in a unit that the target does not count in.
    """
    page = screenplay.title_page
    target = target.at(Frame(width=page.size[0], height=page.size[1]), page.fps)
    change = _change(target.name, screenplay.target_changes)
    if change is None:
        return target, ()
    seconds, clip_trouble = _seconds(target, change)
    prompt, prompt_trouble = _prompt(target, change)
    narrowed = target.model_copy(update={"seconds": seconds, "prompt": prompt})
    return narrowed, clip_trouble + prompt_trouble


def _change(name: str, changes: Iterable[TargetChange]) -> TargetChange | None:
    """Return what the script asks of this target, what it says last of it."""
    return {it.name: it for it in changes}.get(name)


def _seconds(
    target: Target, change: TargetChange
) -> tuple[tuple[int, ...], tuple[Diagnostic, ...]]:
    clip = change.clip
    if clip is None:
        return target.seconds, ()
    left = tuple(each for each in target.seconds if clip.min_s <= each <= clip.max_s)
    if left:
        return left, ()
    lengths = ", ".join(map(str, target.seconds))
    return target.seconds, (
        Diagnostic(
            Code.UNSUPPORTED_CLIP,
            f"{target.name} makes no clip between {clip.min_s:g} s and {clip.max_s:g} s long",
            clip.span,
            here="no clip length lies in here",
            help=f"choose a range that holds one of its lengths: {lengths} s",
        ),
    )


def _prompt(target: Target, change: TargetChange) -> tuple[PromptLimit, tuple[Diagnostic, ...]]:
    asked = change.prompt
    if asked is None:
        return target.prompt, ()
    if asked.unit == target.prompt.unit:
        limit = min(asked.amount, target.prompt.limit)
        return target.prompt.model_copy(update={"limit": limit}), ()
    if asked.unit == "characters":
        most = min(asked.amount, target.prompt.max_characters or asked.amount)
        return target.prompt.model_copy(update={"max_characters": most}), ()
    return target.prompt, (_other_unit(target, asked),)


def _other_unit(target: Target, asked: AskedLimit) -> Diagnostic:
    return Diagnostic(
        Code.UNSUPPORTED_PROMPT_UNIT,
        f"{target.name} counts the characters of a prompt, not its tokens",
        asked.span,
        here="a limit in tokens cannot be held here",
        help=f"write the limit in characters, at most {target.prompt.limit:,}",
    )
