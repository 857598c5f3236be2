"""The options that say what a film has besides its takes."""

from __future__ import annotations

from argparse import BooleanOptionalAction
from typing import TYPE_CHECKING

from storyc.cli.effect_choice import choose_effects
from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from storyc.assemble import Finish
    from storyc.driver import Compiled


def add_film_options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    film = parser.add_argument_group("the film")
    film.add_argument(
        "--captions",
        choices=("plain", "deaf"),
        default="plain",
        help="what captions tell: the words, or for the deaf also who speaks and what sounds",
    )
    film.add_argument(
        "--credits", action="store_true", help="put the title page's names behind the film"
    )
    film.add_argument(
        "--burn-captions", action="store_true", help="write the captions into the picture too"
    )
    film.add_argument(
        "--colour-match",
        action=BooleanOptionalAction,
        help="bring light and colour together where a clip goes on with the one before it",
    )
    film.add_argument(
        "--time-code",
        action=BooleanOptionalAction,
        help="let the time run along beside drawn boards",
    )
    film.add_argument(
        "--on-twos",
        action=BooleanOptionalAction,
        help="move the camera of drawn boards at every second frame: made sooner, a little rougher",
    )
    film.add_argument(
        "--effect",
        action="append",
        default=[],
        metavar="SLATE=NAME",
        help="put an effect on a clip: black-and-white, freeze-frame, or one of your own;"
        " may be repeated",
    )


def finish_of(
    options: argparse.Namespace, compiled: Compiled, script_folder: Path
) -> Finish | ExitCode:
    """Return what the options, the project and the user's configuration ask for.

    What keeps an effect from being used is printed.
    """
    from storyc.assemble import Finish
    from storyc.assemble.credentials import SigningFiles
    from storyc.cli.configured import config_path, open_config
    from storyc.emit import FOR_THE_DEAF, PLAIN
    from storyc.emit.drawing import Drawing

    effects = choose_effects(options.effect, compiled, script_folder)
    if isinstance(effects, ExitCode):
        return effects
    checked, wish = compiled.checked, compiled.checked.wish
    signing, folder = open_config().config.signing, config_path().parent
    return Finish(
        captions=FOR_THE_DEAF if options.captions == "deaf" else PLAIN,
        burns_captions=options.burn_captions,
        credits=checked.screenplay.title_page if options.credits else None,
        signing=None
        if signing is None
        else SigningFiles(folder / signing.certificate, folder / signing.private_key),
        matches_colour=_chosen(options.colour_match, wish.colour_match),
        drawing=Drawing(
            shows_time_code=_chosen(options.time_code, wish.time_code),
            is_on_twos=_chosen(options.on_twos, wish.on_twos),
            has_words=not options.burn_captions,
        ),
        effects=effects,
    )


def _chosen(option: bool | None, wish: bool) -> bool:  # noqa: FBT001  # what the project wishes
    """Return what the command line says, else what the project does."""
    return wish if option is None else option
