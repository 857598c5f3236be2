"""The closed vocabularies of the language, as tables.

Keys are what writers write, in lower case unless said otherwise; values are the words of the IR.
Every *did you mean* about a word of the language is drawn from here.
"""

TITLE_KEYS = frozenset(
    {
        # Fountain 1.1, and what scripts in the wild add to it.
        *("title", "credit", "author", "authors", "source", "draft date", "date", "contact"),
        *("notes", "copyright", "revision", "version", "licence", "license", "format", "genre"),
        # What .story adds.
        *("story", "target", "size", "fps", "aspect", "style", "language", "logline"),
    }
)
"""A title page must begin with one of these keys; after that any key will do."""

DECLARATION_KEYWORDS = (
    "character",
    "cameo",
    "location",
    "prop",
    "style",
    "voice",
    "music",
    "target",
)

SOUND_LABELS = ("SOUND", "SFX", "AMBIENCE", "MUSIC", "NARRATION")
