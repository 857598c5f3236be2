"""Which target a script is planned for."""

from storyc.diagnostics import Code, Diagnostic, did_you_mean
from storyc.ir import TARGET_DEFAULT, Screenplay
from storyc.targets.catalogue import Catalogue
from storyc.targets.target import Target


def own_target(screenplay: Screenplay) -> str:
    """Return the name that the script itself asks for: the title page's, else the first declared.

    A script that asks for none is for the default target.
    """
    asked = screenplay.title_page.target
    declared = (change.name for change in screenplay.target_changes)
    return asked.text if asked is not None else next(declared, TARGET_DEFAULT)


def choose(
    screenplay: Screenplay, override: str | None, catalogue: Catalogue
) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    """Return the target called `override`, or else the script's own.

    Diagnostics: UNKNOWN_TARGET, unless the project describes the target and that is what is wrong.
    """
    name = override or own_target(screenplay)
    target = catalogue.load(name)
    if target is not None or name in catalogue.wrong:
        return target, ()
    asked = screenplay.title_page.target
    changes = {change.name: change for change in screenplay.target_changes}
    place = asked.span if asked is not None else (changes[name].span if name in changes else None)
    known = catalogue.names()
    return None, (
        Diagnostic(
            Code.UNKNOWN_TARGET,
            f"there is no target {name}",
            None if override is not None else place,
            here="no video model is known by this name",
            help=did_you_mean(name, known) or f"choose one of: {', '.join(known)}",
        ),
    )
