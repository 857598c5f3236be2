"""Codes the film's sound as AAC."""

from collections.abc import Iterable, Iterator
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
"""Samples that a decoder gives before the first one that was coded."""


def code_sound(sound: Iterable[Sound]) -> Iterator[Packet]:
    """Yield the frames of some sound; the first one is the encoder's own."""
    encoder = _encoder()
    for frame in sound_frames(sound):
        yield from (Packet(bytes(it)) for it in encoder.encode(frame))
    yield from (Packet(bytes(it)) for it in encoder.encode(None))


def _encoder() -> AudioCodecContext:
    encoder = av.CodecContext.create("aac", "w")
    encoder.sample_rate = SAMPLE_RATE
    encoder.layout = "stereo"
    encoder.format = "fltp"
    encoder.bit_rate = SOUND_BITS
    encoder.time_base = Fraction(1, SAMPLE_RATE)
    # The fast coder is as good at this rate and takes half the time.
    encoder.options = {"aac_coder": "fast"}
    encoder.open()
    return encoder
