"""Takes packets out of a file through a demuxer, as they are."""

from collections.abc import Iterator
from itertools import islice

from storyc.assemble.part import Packet
from storyc.assemble.take import Take
from storyc.assemble.take_file import opened, picture_stream


def packets_of(take: Take, first: int, stop: int) -> Iterator[Packet]:
    """Yield the packets `[first, stop)` of a take's pictures, in decoding order.

    Raises:
        AssembleError: the take cannot be read.
    """
    with opened(take.slate, take.path) as container:
        stream = picture_stream(take.slate, take.path, container)
        packets = (packet for packet in container.demux(stream) if packet.pts is not None)
        opens = take.pictures.opens[first:stop]
        for packet, is_open in zip(islice(packets, first, stop), opens, strict=True):
            yield Packet(bytes(packet), bool(is_open))
