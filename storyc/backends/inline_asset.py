"""Assets inside a request."""

from base64 import b64encode
from collections.abc import Mapping

from storyc.backends.order import Asset


def base64_of(asset: Asset, data: Mapping[str, bytes]) -> str:
    """Return the content of an asset as a text; none where it was not given."""
    return b64encode(data.get(asset.sha256, b"")).decode("ascii")


def data_url(asset: Asset, data: Mapping[str, bytes]) -> str:
    """Return an asset as an address that holds its content."""
    return f"data:{asset.media_type};base64,{base64_of(asset, data)}"
