"""What a new project begins with: a scene, a cast and settings that compile without a finding.

Knows about texts. Does not know about files or terminals.
"""

from collections.abc import Mapping

_SCENE = """\
Title: {title}
Author: Your name
Target: animatic

import MARA, TOM, KITCHEN from "cast.story"

INT. KITCHEN - NIGHT

!! WIDE on MARA, slow push in, 5s

Mara waits by the window. Rain runs down the glass.

SOUND: rain, under

!! CLOSE on TOM, low angle

TOM
(quietly)
You kept the light on.

MARA
I always do.

> FADE OUT.
"""

_CAST = """\
// Who and what the film shows. Say how they look: it goes into every prompt.

character MARA
    appearance: 38, weathered face, grey-streaked hair, green wool sweater
    voice: low, unhurried

character TOM
    appearance: 40, tall, soaked raincoat, three days of beard
    voice: soft, a little hoarse

location KITCHEN
    look: narrow kitchen of an old house, one lamp over the table, blue tiles
"""

_SETTINGS = """\
# How bad a finding is, by its code or name: "error", "warning", "info" or "off".
# `storyc explain` lists them all.
[rules]
# inferred-character = "off"
"""


def project_files(name: str) -> Mapping[str, str]:
    """Return the files of a project, by name.

    Args:
        name: what the project's folder is called.
    """
    title = " ".join(name.replace("-", " ").replace("_", " ").split()).title()
    return {
        f"{name}.story": _SCENE.format(title=title or name),
        "cast.story": _CAST,
        "story.toml": _SETTINGS,
    }
