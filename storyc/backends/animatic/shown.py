"""What a clip's pages say in words."""

from collections.abc import Iterator

from storyc.emit.sheet import BoardSheet


def shown_texts(sheet: BoardSheet) -> Iterator[str]:
    """Yield every text of a sheet that its pages show."""
    yield sheet.title
    yield sheet.slate
    yield sheet.stamp or ""
    for panel in sheet.panels:
        yield from (it for it in (panel.place, panel.area, panel.time_of_day, panel.weather) if it)
        yield panel.description
        for figure in panel.figures:
            yield figure.name
            yield from (figure.wardrobe or "", *figure.holding)
    yield from (it.text for it in sheet.words)
    yield from (it.text for it in sheet.cues)
    for line in sheet.lines:
        yield from (line.speaker, line.text)
