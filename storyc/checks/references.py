"""The pictures that declarations refer to."""

from collections.abc import Iterator

from storyc.ir import Asset, Screenplay


def references(screenplay: Screenplay) -> Iterator[tuple[str, Asset]]:
    """Yield each reference picture with the name of who or what it is of."""
    for character in screenplay.characters:
        yield from ((character.name, it) for it in character.refs)
    for location in screenplay.locations:
        yield from ((location.name, it) for it in location.refs)
    for prop in screenplay.props:
        yield from ((prop.name, it) for it in prop.refs)
    for style in screenplay.styles:
        yield from ((style.name, it) for it in style.refs)
