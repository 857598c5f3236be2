"""Multipart forms whose bytes depend on nothing but their fields.

Source: RFC 7578 and, for the boundary, RFC 2046, 5.1.1.
"""

from dataclasses import dataclass, field
from hashlib import sha256

from storyc.backends.wire import Call

_NAME_ESCAPES = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})
"""How browsers write what would end a name (WHATWG HTML, multipart form data)."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form; with a `file_name` it is a file."""

    name: str
    data: bytes = field(repr=False)
    file_name: str | None = None
    media_type: str | None = None


def post_form(path: str, fields: tuple[Field, ...]) -> Call:
    """Return a request with a form."""
    boundary = _boundary(fields)
    mark = f"--{boundary}".encode()
    parts = [mark + b"\r\n" + _head(it) + b"\r\n\r\n" + it.data for it in fields]
    body = b"\r\n".join([*parts, mark + b"--", b""])
    headers = {"content-type": f"multipart/form-data; boundary={boundary}"}
    return Call(method="POST", path=path, headers=headers, body=body)


def _head(it: Field) -> bytes:
    head = f'Content-Disposition: form-data; name="{it.name.translate(_NAME_ESCAPES)}"'
    if it.file_name is not None:
        head += f'; filename="{it.file_name.translate(_NAME_ESCAPES)}"'
    if it.media_type is not None:
        head += f"\r\nContent-Type: {it.media_type}"
    return head.encode()


def _boundary(fields: tuple[Field, ...]) -> str:
    """Return a boundary that stands in no field."""
    digest = sha256()
    for it in fields:
        head = _head(it)
        for part in (head, it.data):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    boundary = f"storyc-{digest.hexdigest()[:32]}"
    while any(boundary.encode() in it.data for it in fields):
        digest.update(b"again")
        boundary = f"storyc-{digest.hexdigest()[:32]}"
    return boundary
