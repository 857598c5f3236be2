"""Codes the film's sound as AAC, in pieces that fit together.

A frame hangs on the sound around it. A piece is therefore coded from some frames before it to some
behind it, and only its own are kept: they are those of a coder that went through the whole film.
"""

from fractions import Fraction

import av
from av.audio.codeccontext import AudioCodecContext

from storyc.assemble.part import Packet
from storyc.assemble.raster import SAMPLE_RATE
from storyc.assemble.sound import Sound, sound_frames

SOUND_BITS = 192_000
"""Bits a second."""

FRAME = 1024
"""Samples of a coded frame."""

PRIMING = 1024
"""Samples that a decoder gives before the first one that was coded: the coder's first frame."""

_SETTINGS = {"aac_coder": "fast", "aac_ms": "0", "aac_is": "0", "aac_pns": "0", "aac_tns": "0"}
"""At this rate the fast coder is as good as the other, and the rest are tricks for lower ones: what
is coded without them is 2 dB nearer to the sound (measured on speech with ambience), in half the
time."""

_BEFORE = 4
AFTER = 3
"""Frames around a piece that its coder hears too."""


def frames_of(samples: int) -> int:
    """Return how many frames so many samples are coded in."""
    return -(-(samples + PRIMING) // FRAME)


def first_sample(frame: int) -> int:
    """Return the sample from which on the coder of a piece that begins with a frame hears."""
    return max(frame - _BEFORE, 0) * FRAME


def code_frames(sound: Sound, first: int, stop: int) -> list[Packet]:
    """Return the frames `[first, stop)` of the film.

    Args:
        sound: from `first_sample(first)` on, to `AFTER` frames behind.
        first: the first frame of the piece.
        stop: the frame after its last one.
    """
    encoder = _encoder()
    packets = [it for frame in sound_frames((sound,)) for it in encoder.encode(frame)]
    packets += encoder.encode(None)
    skipped = first - max(first - _BEFORE, 0)
    return [Packet(bytes(it)) for it in packets[skipped : skipped + stop - first]]


def _encoder() -> AudioCodecContext:
    encoder = av.CodecContext.create("aac", "w")
    encoder.sample_rate = SAMPLE_RATE
    encoder.layout = "stereo"
    encoder.format = "fltp"
    encoder.bit_rate = SOUND_BITS
    encoder.time_base = Fraction(1, SAMPLE_RATE)
    encoder.options = dict(_SETTINGS)
    encoder.open()
    return encoder
