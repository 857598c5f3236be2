"""A process that has a film made, and dies before a numbered change to the disk.

python -m support.renders.fatal FOLDER BASE NUMBER
"""

import sys
from pathlib import Path

from support.renders.disk import deadly, watched
from support.renders.rush import Rush, film_of, studio_of

STEPS = film_of(2, {1: "match"})
"""Two clips, of which the second begins with the last picture of the first."""


def main() -> None:
    folder, base, number = sys.argv[1:]
    rush = Rush(Path(folder), studio_of(base=base))
    with watched(rush.folder, deadly(int(number))):
        rush.run(STEPS)


if __name__ == "__main__":
    main()
