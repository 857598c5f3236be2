"""Content credentials: a signed statement inside the film of what made it.

The only part that speaks to c2pa. It works offline: no time stamp is fetched.

Source: C2PA Technical Specification 2.2; actions and digital source types as c2pa-python 0.38 takes
them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from storyc import __version__
from storyc.assemble.errors import AssembleError
from storyc.assemble.provenance import Origin
from storyc.world.disk import replacing

_FORMAT = "video/mp4"
_COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
_DRAWN = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
_SAVES = "nothing was signed; the film is whole without it"


@dataclass(frozen=True, slots=True)
class SigningFiles:
    """PEM files: the chain of certificates, the signer's first, and its private key (ES256)."""

    certificate: Path
    private_key: Path


def require_signer(files: SigningFiles) -> None:
    """Check, before any work, that a film could be signed.

    Raises:
        AssembleError: the library or a file is missing.
    """
    _library()
    for path in (files.certificate, files.private_key):
        if not path.is_file():
            raise AssembleError(
                f"there is no {path} to sign the film with; correct [signing] in your"
                " configuration, or take it out"
            )


def sign_film(
    film: Path,
    title: str,
    takes: Mapping[str, Path],
    origins: Mapping[str, Origin],
    by: SigningFiles,
) -> None:
    """Put content credentials into a film: the last thing that is done to it.

    Clips that brought credentials of their own are ingredients, so that theirs can still be read.
    The film is replaced whole or stays as it was.

    Args:
        film: the finished MP4.
        title: of the film.
        takes: the clip of each segment, by slate.
        origins: what made each clip.
        by: what to sign with.

    Raises:
        AssembleError: it cannot be signed.
    """
    c2pa = _library()
    try:
        info = c2pa.C2paSignerInfo(
            b"es256", by.certificate.read_bytes(), by.private_key.read_bytes(), None
        )
        with (
            c2pa.Builder(json.dumps(_manifest(title, origins))) as builder,
            c2pa.Signer.from_info(info) as signer,
        ):
            for slate, origin in origins.items():
                if origin.has_credentials:
                    with takes[slate].open("rb") as clip:
                        about = {"title": slate, "relationship": "componentOf"}
                        builder.add_ingredient(json.dumps(about), _FORMAT, clip)
            with (
                replacing(film) as temporary,
                film.open("rb") as source,
                temporary.open("w+b") as signed,
            ):
                builder.sign(signer, _FORMAT, source, signed)
    except (c2pa.C2paError, OSError) as error:
        raise AssembleError(f"{film} cannot be signed: {error}; {_SAVES}") from error


def _manifest(title: str, origins: Mapping[str, Origin]) -> dict[str, object]:
    generated = any(it.kind == "generated" for it in origins.values())
    created = {
        "action": "c2pa.created",
        "digitalSourceType": _COMPOSITE if generated else _DRAWN,
        "description": "; ".join(f"{slate}: {it.words}" for slate, it in origins.items()),
    }
    return {
        "claim_generator_info": [{"name": "storyc", "version": __version__}],
        "title": title,
        "format": _FORMAT,
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [created]}}],
    }


def _library() -> ModuleType:
    """Return the library, which brings no types; it is an optional extra."""
    try:
        return import_module("c2pa")
    except ImportError as error:
        raise AssembleError(
            "content credentials need a library that is not installed:"
            " pip install 'storyc[credentials]', or take [signing] out of your configuration"
        ) from error
