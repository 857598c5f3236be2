"""A request as a document to read: made as it is sent, and kept here."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import httpx

from storyc.render.form_parts import form_parts

_FORM = "multipart/form-data"
_IN_BASE64 = ";base64,"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes inside a request. `name` is what the document calls it."""

    name: str
    data: bytes

    @property
    def mark(self) -> str:
        """What stands in a document where the request has the file in base64."""
        return f"(base64 of {self.name})"


def request_document(
    request: httpx.Request, enclosed: Iterable[Enclosed], *, is_final: bool
) -> dict[str, Any]:
    """Return a request as a document.

    The content of files is named and not written out: with it in its places, the body has again the
    bytes that `bytes` and `sha256` tell of.

    Args:
        request: what would be sent.
        enclosed: the files that may be in it.
        is_final: whether all of it is known. Otherwise `bytes` and `sha256` are `None`.
    """
    headers = dict(request.headers)
    if not is_final:
        headers.pop("content-length", None)
    document = {"method": request.method, "url": str(request.url), "headers": headers}
    content = request.content
    size, digest = (len(content), sha256(content).hexdigest()) if is_final else (None, None)
    body = {"bytes": size, "sha256": digest} | _body(request, tuple(enclosed))
    return document | {"body": body}


def _body(request: httpx.Request, files: tuple[Enclosed, ...]) -> dict[str, Any]:
    # The longest first: a file may begin with all of another.
    marks = {
        b64encode(it.data).decode(): it.mark
        for it in sorted(files, key=lambda it: (-len(it.data), it.name))
        if it.data
    }
    kind = request.headers.get("content-type", "")
    if not kind.startswith(_FORM):
        return {"json": _marked(json.loads(request.content), marks)}
    names = {it.data: it.name for it in files}
    fields = form_parts(kind, request.content)
    return {"form": [_field(head, data, names, marks) for head, data in fields]}


def _field(
    headers: Mapping[str, str], data: bytes, names: Mapping[bytes, str], marks: Mapping[str, str]
) -> dict[str, Any]:
    if data in names:
        return {"headers": headers, "file": names[data]}
    return {"headers": headers, "value": _marked(data.decode(), marks)}


def _marked(value: Any, marks: Mapping[str, str]) -> Any:  # noqa: ANN401  # any JSON
    """Return a JSON value with the base64 of files replaced by their marks."""
    if isinstance(value, dict):
        return {name: _marked(it, marks) for name, it in value.items()}
    if isinstance(value, list):
        return [_marked(it, marks) for it in value]
    if not isinstance(value, str):
        return value
    for data, mark in marks.items():
        if value == data:
            return mark
        value = value.replace(_IN_BASE64 + data, _IN_BASE64 + mark)
    return value
