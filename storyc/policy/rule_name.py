"""Names of rules that a project uses, and what is wrong with some."""

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.diagnostics.code import ABOUT_THE_USER
from storyc.diagnostics.explain import near
from storyc.source import Located, Span


def unknown(name: Located) -> Diagnostic:
    """Return the finding for a name that no rule has.

    Diagnostics: UNKNOWN_RULE.
    """
    meant = near(name.text)
    only = meant[0] if len(meant) == 1 else None
    right = "" if only is None else _like(name.text, only)
    return Diagnostic(
        Code.UNKNOWN_RULE,
        f"there is no rule {name.text}",
        name.span,
        here="has no effect",
        help=f"did you mean {right}?" if right else "`storyc explain` lists all rules",
        fixes=(Fix(f"write {right}", (Edit(name.span, right),)),) if right else (),
    )


def _like(written: str, code: Code) -> str:
    """Return the name of a rule in the form that the writer chose: a number or words."""
    return code.value if any(it.isdigit() for it in written) else code.slug


def fixed(code: Code, place: Span) -> Diagnostic:
    """Return the finding for a rule that a project cannot soften.

    Diagnostics: FIXED_SEVERITY.
    """
    if code in ABOUT_THE_USER:
        always = "always a warning"
        way_out = "remove this: it is about whoever renders, and no project has a say in it"
    else:
        always = "always an error"
        way_out = (
            "correct what it reports: with it, no film can be made;"
            f" see `storyc explain {code.value}`"
        )
    return Diagnostic(
        Code.FIXED_SEVERITY,
        f"{code.value} ({code.slug}) is {always}",
        place,
        here="has no effect",
        help=way_out,
    )
