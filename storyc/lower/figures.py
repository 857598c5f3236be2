"""Declared characters and cameos."""

from storyc.diagnostics import Code, Diagnostic
from storyc.ir import Character, Voice, Wardrobe
from storyc.lower.findings import Findings
from storyc.lower.namespace import fold
from storyc.lower.properties import Properties, Schema

SCHEMA = Schema(
    single=frozenset({"appearance", "look", "age", "voice", "cameo", "refs", "consent"}),
    named=frozenset({"wardrobe"}),
)

UNNAMED_WARDROBE = "default"
"""What `wardrobe: …` without a name is called."""


def character(said: Properties, voices: dict[str, Voice]) -> Character:
    """Build a character; `voices` are the declared ones by folded name."""
    voice = said.text("voice")
    shared = voices.get(fold(voice.text)) if voice is not None else None
    return Character(
        name=said.name,
        appearance=said.text("appearance", "look"),
        age=said.text("age"),
        voice=shared.sound if shared is not None else voice,
        wardrobe=tuple(
            Wardrobe(name=it.name or UNNAMED_WARDROBE, look=it.text(), span=it.span)
            for it in said.named("wardrobe")
        ),
        refs=said.assets("refs"),
        cameo=said.asset("cameo"),
        consent=said.text("consent"),
        span=said.span,
    )


def judge(said: Properties, keyword: str, findings: Findings) -> None:
    """Report a cameo without its reference and a character who is described twice over.

    Diagnostics: `MALFORMED_DECLARATION`.
    """
    if keyword == "cameo" and said.get("cameo") is None:
        findings.add(
            Diagnostic(
                Code.MALFORMED_DECLARATION,
                f"the cameo {said.name} does not say who plays it",
                said.name_span,
                here="no `cameo:` line below",
                help='add a clip, `cameo: "cast/name.mp4"`, or a handle, `cameo: @name`',
            )
        )
    first, second = said.get("appearance"), said.get("look")
    if first is not None and second is not None:
        findings.add(
            Diagnostic(
                Code.MALFORMED_DECLARATION,
                f"{said.name} has an appearance and a look",
                second.span,
                here="this one is ignored",
                help="a character's look is its appearance: join the two",
            )
        )
