"""The options that say what a film has besides its takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from storyc.assemble import Finish


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
        "--burn-captions", action="store_true", help="write the captions into the picture too"
    )


def finish_of(options: argparse.Namespace) -> Finish:
    """Return what the options ask for."""
    from storyc.assemble import Finish
    from storyc.emit import FOR_THE_DEAF, PLAIN

    return Finish(
        captions=FOR_THE_DEAF if options.captions == "deaf" else PLAIN,
        burns_captions=options.burn_captions,
    )
