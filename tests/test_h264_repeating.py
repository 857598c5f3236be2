"""Pictures that repeat the one before, decoded among those of a real encoder."""

import io
from fractions import Fraction

import av
import numpy as np
import pytest
from av import Packet
from av.video.frame import PictureType
from hypothesis import given, settings
from hypothesis import strategies as st

from storyc.backends.animatic.clip import X264
from storyc.h264.avc import ParameterSets, sets_of_stream
from storyc.h264.bits import BitReader, BitWriter, escaped, unescaped
from storyc.h264.repeating import Repeating

FPS = 24


class Film:
    """A stream of coded and repeated pictures. `truth` is what a decoder that sees only the coded
    ones makes of them, each as often as it is shown."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.size = width, height
        self._random = np.random.default_rng(seed)
        self._picture = self._random.integers(0, 256, (height * 3 // 2, width), np.uint8)
        self._coded: list[bytes] = []
        self._shown: list[int] = []
        self.packets: list[bytes] = []
        with av.open(io.BytesIO(), "w", format="mp4") as container:
            stream = container.add_stream("libx264", rate=FPS, options=dict(X264))
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            stream.codec_context.thread_count = 1
            stream.codec_context.open()
            self.stream = stream
            self.sets = stream.codec_context.extradata or b""
            self._repeating = Repeating(sets_of_stream(self.sets))

    def code(self, *, is_key: bool) -> None:
        """Add a picture of which a part is new."""
        top = int(self._random.integers(0, self._picture.shape[0] - 4))
        self._picture[top : top + 4] = self._random.integers(0, 256, (4, self.size[0]), np.uint8)
        frame = av.VideoFrame.from_numpy_buffer(self._picture, format="yuv420p")
        frame.pts, frame.time_base = len(self.packets), Fraction(1, FPS)
        frame.pict_type = PictureType.I if is_key else PictureType.NONE
        (packet,) = self.stream.encode(frame)
        self._coded.append(bytes(packet))
        self._shown.append(1)
        self.packets.append(self._repeating.coded(bytes(packet)))

    def repeat(self) -> None:
        """Show the last picture once more."""
        self._shown[-1] += 1
        self.packets.append(self._repeating.repeated())

    @property
    def truth(self) -> list[bytes]:
        once = decoded(self.sets, self._coded)
        return [each for each, times in zip(once, self._shown, strict=True) for _ in range(times)]


def decoded(sets: bytes, packets: list[bytes]) -> list[bytes]:
    """Decode a stream as a strict decoder does, one packet after the other."""
    decoder = av.CodecContext.create("h264", "r")
    decoder.extradata = sets
    decoder.options = {"err_detect": "explode"}
    decoder.thread_count = 1
    frames = []
    for number, data in enumerate(packets):
        packet = Packet(data)
        packet.pts = packet.dts = number
        frames += decoder.decode(packet)
    frames += decoder.decode(None)
    return [it.to_ndarray().tobytes() for it in frames]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([(16, 16), (64, 48), (322, 182), (1280, 720)]),
    st.integers(0, 2**32),
    st.lists(st.sampled_from(["new", "key", "repeat", "repeat", "repeat"]), max_size=60),
)
def test_a_repeated_picture_is_the_one_before_and_no_other_one_changes(
    size: tuple[int, int], seed: int, kinds: list[str]
) -> None:
    film = Film(*size, seed)
    film.code(is_key=True)
    for kind in kinds:
        if kind == "repeat":
            film.repeat()
        else:
            film.code(is_key=kind == "key")
    assert decoded(film.sets, film.packets) == film.truth


def test_pictures_are_counted_on_past_the_largest_number() -> None:
    film = Film(64, 48, 1)
    film.code(is_key=True)
    for _ in range(3):
        for _ in range(20):
            film.repeat()
        film.code(is_key=False)
    film.code(is_key=True)
    film.repeat()
    assert decoded(film.sets, film.packets) == film.truth


@pytest.mark.parametrize("options", [{"bf": "2"}, {"coder": "1"}, {"weightp": "2"}])
def test_a_stream_of_another_kind_is_refused(options: dict[str, str]) -> None:
    with av.open(io.BytesIO(), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=FPS, options={**X264, **options})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.codec_context.open()
        sets = sets_of_stream(stream.codec_context.extradata or b"")
    with pytest.raises(ValueError, match=r"shown as they are decoded|more than is written"):
        Repeating(sets)


def test_parameter_sets_that_end_too_early_are_refused() -> None:
    with pytest.raises(ValueError, match="ends too early"):
        Repeating(ParameterSets((b"\x67\x42",), (b"\x68",)))


@given(st.binary(max_size=80).map(lambda it: it.replace(b"\xff", b"\0")))
def test_escapes_keep_start_codes_out_and_come_off_again(data: bytes) -> None:
    data += b"\x80"
    inside = escaped(data)
    assert unescaped(inside) == data
    assert not any(code in inside for code in (b"\0\0\0", b"\0\0\1", b"\0\0\2"))


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 70_000))))
def test_what_is_written_as_bits_is_read_again(values: list[tuple[bool, int]]) -> None:
    writer = BitWriter()
    for is_plain, value in values:
        if is_plain:
            writer.put(value, 17)
        else:
            writer.put_number(value)
    reader = BitReader(writer.ended())
    assert [reader.take(17) if is_plain else reader.number() for is_plain, _ in values] == [
        value for _, value in values
    ]
    assert reader.take(1) == 1
