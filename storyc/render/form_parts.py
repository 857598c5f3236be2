"""Takes a form apart again, byte by byte (RFC 7578)."""

from collections.abc import Iterator


def form_parts(kind: str, body: bytes) -> Iterator[tuple[dict[str, str], bytes]]:
    """Yield the headers and the content of each field.

    Args:
        kind: the content type of the form, which names its boundary.
        body: a form of ours: its boundary stands in no field.
    """
    mark = b"--" + kind.partition("boundary=")[2].encode()
    for part in body.split(mark)[1:-1]:
        head, _, data = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        lines = (line.partition(": ") for line in head.decode().split("\r\n"))
        yield {name.lower(): value for name, _, value in lines}, data.removesuffix(b"\r\n")
