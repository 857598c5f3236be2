"""Writes a storyboard as one page that needs nothing else: no network, no script, no other file."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from storyc.storyboard.view import FilmView

_FILES = files("storyc.storyboard") / "templates"


def page(film: FilmView) -> str:
    """Return the page: HTML with its style and pictures inside.

    Its policy lets a browser load nothing and run nothing, so a script's words cannot either, and
    they are escaped besides. The same film gives the same bytes.
    """
    style = _text("storyboard.css")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}';"
        " base-uri 'none'; form-action 'none'"
    )
    return _template().render(film=film, style=style, policy=policy)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_text("storyboard.html.j2"))


def _text(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")
