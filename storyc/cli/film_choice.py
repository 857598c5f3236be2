"""The options that say what a film has besides its takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from storyc.assemble import Finish
    from storyc.ir import TitlePage


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


def finish_of(options: argparse.Namespace, page: TitlePage) -> Finish:
    """Return what the options and the user's configuration ask for."""
    from storyc.assemble import Finish
    from storyc.assemble.credentials import SigningFiles
    from storyc.cli.configured import config_path, open_config
    from storyc.emit import FOR_THE_DEAF, PLAIN

    signing, folder = open_config().config.signing, config_path().parent
    return Finish(
        captions=FOR_THE_DEAF if options.captions == "deaf" else PLAIN,
        burns_captions=options.burn_captions,
        credits=page if options.credits else None,
        signing=None
        if signing is None
        else SigningFiles(folder / signing.certificate, folder / signing.private_key),
    )
