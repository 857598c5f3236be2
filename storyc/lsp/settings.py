"""What the user has set in the editor: the section `storyc` of its configuration."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

_KEYS = ("target", "inlayHints", "codeLens", "rename")

Mentions = Literal["always", "ask", "never"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, with what holds where nothing is set.

    `target` overrides the title page's. `mentions` says whether names in prose are renamed, too.
    """

    target: str | None = None
    shows_seconds: bool = True
    shows_running_time: bool = True
    shows_segments: bool = True
    shows_lenses: bool = True
    mentions: Mentions = "always"

    @classmethod
    def told(cls, told: object) -> Self | None:
        """Read what a client sends, `None` where it says nothing of ours.

        Editors that want to be asked, and those in which nothing is set, send an empty object or
        `null`: it resets nothing.
        """
        section = _mapping(told)
        if not section.keys() & {"storyc", *_KEYS} or section.get("storyc", section) is None:
            return None
        return cls.of(told)

    @classmethod
    def of(cls, told: object) -> Self:
        """Read what a client sends, which may be anything; what makes no sense is not set."""
        section = _mapping(told)
        section = _mapping(section.get("storyc", section))
        hints = _mapping(section.get("inlayHints"))
        target = section.get("target")
        mentions = _mapping(section.get("rename")).get("mentions")
        return cls(
            target=target if isinstance(target, str) and target else None,
            shows_seconds=hints.get("seconds") is not False,
            shows_running_time=hints.get("runningTime") is not False,
            shows_segments=hints.get("segments") is not False,
            shows_lenses=section.get("codeLens") is not False,
            mentions=mentions if mentions in {"ask", "never"} else "always",
        )


def _mapping(it: object) -> Mapping[str, object]:
    """Return an object of the protocol as a mapping, whatever it was read into."""
    if isinstance(it, Mapping):
        return it
    fields = getattr(it, "_asdict", None)
    return fields() if callable(fields) else getattr(it, "__dict__", {})
