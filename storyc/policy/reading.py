"""Gathers what a project says about findings."""

from collections.abc import Mapping

from storyc.diagnostics import Code, Diagnostic
from storyc.policy.allowance import read_allowance
from storyc.policy.guessed import VERB as GUESS
from storyc.policy.guessed import guesses
from storyc.policy.policy import Policy
from storyc.policy.settings import Settings, read_settings
from storyc.source import SourceFile
from storyc.syntax import remarks
from storyc.world.reader import UnreadableSource


def read_policy(
    settings: SourceFile | UnreadableSource | None, sources: Mapping[str, SourceFile]
) -> tuple[Policy, tuple[Diagnostic, ...]]:
    """Return what the settings file and the remarks in the script's files say.

    Args:
        settings: the project's `story.toml`, why it cannot be read, or `None` if there is none.
        sources: the files of the script by name.

    Diagnostics: MALFORMED_SETTINGS, UNKNOWN_RULE, FIXED_SEVERITY; the guesses of an import.
    """
    rules, findings = _settings(settings)
    allowing = [it for file in sources.values() for it in remarks(file) if it.verb.text != GUESS]
    read = [read_allowance(it) for it in allowing]
    findings += tuple(finding for _, told in read for finding in told)
    findings += tuple(finding for file in sources.values() for finding in guesses(file))
    return Policy(rules, tuple(it for it, _ in read if it.rules), sources), findings


def _settings(
    file: SourceFile | UnreadableSource | None,
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    if file is None:
        return Settings(), ()
    if isinstance(file, UnreadableSource):
        help_text = "make it a readable file, or remove it to go on with the usual rules"
        refusal = Diagnostic(Code.MALFORMED_SETTINGS, str(file), None, help=help_text)
        return Settings(), (refusal,)
    return read_settings(file)
