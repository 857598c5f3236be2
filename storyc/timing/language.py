"""Which language a script says it is in."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_BY_NAME: Mapping[str, str] = MappingProxyType(
    {
        name: code
        for code, names in {
            "ca": "catalan català",
            "de": "german deutsch",
            "en": "english",
            "es": "spanish español castellano",
            "eu": "basque euskara",
            "fi": "finnish suomi",
            "fr": "french français",
            "hu": "hungarian magyar",
            "it": "italian italiano",
            "ja": "japanese 日本語",
            "ko": "korean 한국어",
            "pl": "polish polski",
            "sr": "serbian srpski српски",
            "th": "thai ไทย",
            "tr": "turkish türkçe",
            "vi": "vietnamese",
            "yue": "cantonese 粵語",
            "zh": "chinese mandarin 中文 cmn",
        }.items()
        for name in names.split()
    }
)


@lru_cache(maxsize=64)
def code_of(language: str) -> str:
    """Return the code of a tag (`pt-BR`) or a name (`French`); of anything else its first word."""
    base = language.strip().replace("_", "-").partition("-")[0].casefold()
    return _BY_NAME.get(base, base)
