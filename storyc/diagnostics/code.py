"""The codes of everything storyc can find.

A code is for searching, a slug for reading: `E0301` is `unknown-character`. Families: E01 syntax,
E02 declarations and imports, E03 names, E04 camera, E05 time and limits, E06 continuity, E07
assets, cameos and consent, E08 target capability, E09 render and budget, and W for what compiles
but is probably not meant. Each code has its page in docs/diagnostics; `storyc explain` prints it.
"""

from enum import StrEnum
from functools import cache
from typing import Self


class Severity(StrEnum):
    """How bad a finding is: an error stops the compile, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(StrEnum):
    """The stable code of a kind of finding. The member's name is its slug."""

    # E01 syntax
    MALFORMED_SHOT = "E0101"
    MALFORMED_STATE_LINE = "E0102"
    MALFORMED_DECLARATION = "E0103"
    MALFORMED_TIME = "E0104"
    UNCLOSED_COMMENT = "E0105"
    UNCLOSED_TEMPLATE = "E0106"
    MALFORMED_TITLE_VALUE = "E0107"
    UNINDENTED_PROPERTY = "E0108"
    UNNAMED_PROPERTY = "E0109"
    UNREADABLE_SOURCE = "E0110"
    EMPTY_SCRIPT = "E0112"
    UNREADABLE_FDX = "E0113"
    MALFORMED_SETTINGS = "E0121"
    MALFORMED_LOCK = "E0122"
    # E02 declarations and imports
    MISSING_IMPORT = "E0201"
    IMPORT_CYCLE = "E0202"
    UNKNOWN_IMPORTED_NAME = "E0203"
    DUPLICATE_DECLARATION = "E0204"
    UNKNOWN_PROPERTY = "E0205"
    UNKNOWN_TEMPLATE = "E0206"
    UNKNOWN_VARIABLE = "E0207"
    TEMPLATE_ARGUMENTS = "E0208"
    UNKNOWN_LIKE = "E0209"
    NESTING_TOO_DEEP = "E0210"
    # E03 names
    UNKNOWN_CHARACTER = "E0301"
    UNKNOWN_SUBJECT = "E0302"
    UNKNOWN_WARDROBE = "E0303"
    UNKNOWN_PROP = "E0304"
    UNKNOWN_PROP_STATE = "E0305"
    UNKNOWN_STYLE = "E0306"
    DUPLICATE_ID = "E0307"
    # E04 camera
    UNKNOWN_SHOT_SIZE = "E0401"
    CONTINUES_WITHOUT_SHOT = "E0402"
    # E05 time and limits
    BEAT_EXCEEDS_TARGET = "E0501"
    SPEECH_EXCEEDS_SHOT = "E0502"
    PROMPT_EXCEEDS_TARGET = "E0503"
    # E06 continuity
    PROP_NOT_HELD = "E0601"
    SPEAKS_WHILE_ABSENT = "E0602"
    ENTERS_TWICE = "E0603"
    LEAVES_TWICE = "E0604"
    ACTS_WHILE_ABSENT = "E0605"
    SHOWN_WHILE_ABSENT = "E0606"
    RECEIVER_ABSENT = "E0607"
    HELD_ALREADY = "E0608"
    PROP_ELSEWHERE = "E0609"
    NOT_WORN = "E0610"
    TWO_PLACES = "E0611"
    DAY_INTO_NIGHT = "E0612"
    CARRIED_OFF = "E0613"
    # E07 assets, cameos and consent
    MISSING_ASSET = "E0701"
    CAMEO_WITHOUT_CONSENT = "E0702"
    NOT_A_PICTURE = "E0703"
    PICTURE_OF_ANOTHER_SIZE = "E0704"
    # E08 target capability
    UNKNOWN_TARGET = "E0801"
    UNSUPPORTED_SIZE = "E0802"
    TOO_MANY_REFERENCES = "E0803"
    UNSUPPORTED_CLIP = "E0804"
    UNSUPPORTED_PROMPT_UNIT = "E0805"
    MALFORMED_TARGET = "E0806"
    TARGET_NOT_LIVE = "W0801"
    CAPABILITY_LOST = "W0802"
    # E09 render and budget
    UNWRITABLE_OUTPUT = "E0901"
    PLAN_CHANGED = "E0903"
    MALFORMED_CONFIG = "E0907"
    UNKNOWN_BACKEND = "E0908"
    KEY_IN_FILE = "E0909"
    MISSING_KEY = "E0910"
    BACKEND_WITHOUT_TARGET = "E0911"
    PRICE_NOT_AGREED = "E0912"
    RENDER_REFUSED = "E0913"
    MODERATED = "E0914"
    NEEDS_REVIEW = "E0915"
    RENDER_UNFINISHED = "E0916"
    BUDGET_REACHED = "E0917"
    CLIP_BLOCKED = "E0918"
    ODD_CLIP = "E0919"
    NO_USUAL_SERVICE = "E0920"
    LEDGER_LOST = "E0921"
    PROJECT_BUSY = "E0922"
    UNUSABLE_PROXY = "E0923"
    UNMADE_FILM = "E0925"
    MISSING_TAKE = "E0926"
    DAMAGED_TAKE = "E0927"
    SHORT_TAKE = "E0928"
    UNHEARD_SOUND = "E0929"
    UNUSABLE_EFFECT = "E0930"
    FAILED_EFFECT = "E0931"
    NO_SCRATCH_VOICE = "W0901"
    MISSING_LETTERS = "W0902"
    UNTRUSTED_SETTING = "W0903"
    EXPOSED_CONFIG = "W0904"
    UNPRINTED_LETTERS = "W0915"
    LEDGER_SET_ASIDE = "W0906"
    LEFT_IN_DOUBT = "W0907"
    SHARED_STATE = "W0908"
    MUSIC_MISSING = "W0910"
    LOUDNESS_MISSED = "W0911"
    UNUSED_EFFECT = "W0912"
    # W style
    UNKNOWN_SHOT_MODIFIER = "W0401"
    CONTRADICTORY_CAMERA = "W0402"
    UNKNOWN_TRANSITION = "W0403"
    SHORTENED_TRANSITION = "W0408"
    UNMADE_TRANSITION = "W0409"
    CONTINUES_ON_ANOTHER = "W0410"
    INFERRED_CHARACTER = "W0301"
    JUMP_CUT = "W0407"
    FACT_DROPPED = "W0501"
    LONG_SENTENCE = "W0502"
    CROWDED_TIME = "W0503"
    LINGERING_SHOT = "W0507"
    WARDROBE_JUMP = "W0601"
    CROSSED_AXIS = "W0602"
    EYELINE_MISMATCH = "W0603"
    POSITION_JUMP = "W0604"
    REVERSED_DIRECTION = "W0605"
    SIZE_JUMP = "W0606"
    GUESSED_DECLARATION = "W0201"
    GUESSED_SHOT = "W0202"
    GUESSED_DURATION = "W0203"
    CARRIED_AS_NOTE = "W0208"
    UNKNOWN_TITLE_KEY = "W0101"
    UNREAD_TITLE_PAGE = "W0102"
    HEADING_WITHOUT_BLANK_LINE = "W0103"
    MISSPELT_HEADING = "W0104"
    MISSPELT_TIME_OF_DAY = "W0105"
    CAPITALISED_KEYWORD = "W0106"
    UNREAD_SHOT = "W0107"
    UNREAD_STATE_LINE = "W0108"
    UNREAD_SOUND = "W0109"
    UNCLOSED_PARENTHETICAL = "W0110"
    STRAY_END = "W0111"
    SECTION_TOO_DEEP = "W0112"
    DUAL_WITHOUT_PARTNER = "W0113"
    DUPLICATE_TITLE_KEY = "W0114"
    EMPTY_SCENE = "W0115"
    UNREAD_HEADING = "W0116"
    UNTOLD_PASSAGE = "W0117"
    UNUSED_DECLARATION = "W0204"
    UNUSED_IMPORT = "W0205"
    INCLUDED_TWICE = "W0206"
    UNREAD_VARIABLE = "W0207"
    UNREAD_CUE = "W0302"
    MISSPELT_LOCATION = "W0303"
    UNDESCRIBED_CHARACTER = "W0304"
    UNDESCRIBED_LOCATION = "W0305"
    SUBJECT_AFTER_COMMA = "W0404"
    REPEATED_SHOT_TERM = "W0405"
    UNREAD_TIME = "W0406"
    UNKNOWN_RULE = "W0121"
    FIXED_SEVERITY = "W0122"
    UNUSED_ALLOW = "W0123"

    @property
    def slug(self) -> str:
        """The readable name: `unknown-character`."""
        return self.name.lower().replace("_", "-")

    @property
    def severity(self) -> Severity:
        """Errors stop the compile; W codes warn."""
        return Severity.ERROR if self.value.startswith("E") else Severity.WARNING

    @property
    def is_adjustable(self) -> bool:
        """A project may say how bad it is: with it, the film can be planned all the same."""
        is_bearable = self.value.startswith(("W", "E06")) or self in _BEARABLE
        return is_bearable and self not in ABOUT_THE_USER

    @classmethod
    def called(cls, name: str) -> Self | None:
        """Return the code of a number or slug, in any case."""
        found = _by_name().get(name.strip().casefold())
        return cls(found) if found is not None else None


@cache
def _by_name() -> dict[str, Code]:
    names = {it.value.casefold(): it for it in Code}
    return names | {it.slug: it for it in Code}


_BEARABLE = frozenset(
    {
        *(Code.CONTINUES_WITHOUT_SHOT, Code.SPEECH_EXCEEDS_SHOT),
        *(Code.MISSING_ASSET, Code.NOT_A_PICTURE, Code.PICTURE_OF_ANOTHER_SIZE),
    }
)
"""Errors outside the continuity family that stop no pass."""

ABOUT_THE_USER = frozenset(
    {
        *(Code.UNTRUSTED_SETTING, Code.EXPOSED_CONFIG, Code.LEDGER_SET_ASIDE),
        *(Code.LEFT_IN_DOUBT, Code.SHARED_STATE),
    }
)
"""Warnings about a user's money, keys and machine: no project has a say in them."""
