"""How long a service is waited for, and how much it may say."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Limits of one request, and of one download.

    Units: `connect_s` until the connection stands, and again for its handshake, `silence_s` between
    two pieces, `answer_s` for a whole answer from then on, `making_s` for one that comes only when
    a clip is made, `fetch_s` for a whole clip in all tries together, `pause_s` between two of them,
    longer and longer while nothing comes; `most_said` and `most_clip` bytes of an answer and of a
    clip.
    """

    connect_s: float = 15.0
    silence_s: float = 60.0
    answer_s: float = 180.0
    making_s: float = 3600.0
    fetch_s: float = 1800.0
    pause_s: float = 1.0
    most_said: int = 256 * MIB
    most_clip: int = 4096 * MIB
