"""Remarks that allow a finding on one line: `// storyc: allow E0601`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.policy.rule_name import fixed, unknown
from storyc.source import Located
from storyc.syntax import Remark

VERB = "allow"


@dataclass(frozen=True)
class Allowance:
    """A remark with the rules that it silences on its line, each with its name as written."""

    remark: Remark
    rules: tuple[tuple[Code, Located], ...]

    def silences(self, code: Code) -> bool:
        """Tell whether a finding of this code is silenced on the remark's line."""
        return any(code is allowed for allowed, _ in self.rules)

    def unused(self, used: Iterable[Code]) -> Diagnostic | None:
        """Return the finding for those of its rules that silence nothing.

        Diagnostics: UNUSED_ALLOW.
        """
        idle = [name for code, name in self.rules if code not in used]
        if not idle:
            return None
        named = " and ".join(name.text for name in idle)
        return Diagnostic(
            Code.UNUSED_ALLOW,
            f"there is no {named} here to allow",
            idle[0].span,
            here="silences nothing",
            help="remove it; a remark is about its own line, or about the line below if it stands"
            " alone",
            fixes=(self._without(idle),),
        )

    def _without(self, idle: list[Located]) -> Fix:
        kept = [name.text for name in self.remark.names if name not in idle]
        if not kept:
            return Fix("remove the remark", (Edit(self.remark.cut, ""),), safe=True)
        text = f"// storyc: {VERB} {', '.join(kept)}"
        return Fix(f"write `{text}`", (Edit(self.remark.span, text),), safe=True)


def read_allowance(remark: Remark) -> tuple[Allowance, tuple[Diagnostic, ...]]:
    """Return what a remark allows.

    Diagnostics: UNKNOWN_RULE, FIXED_SEVERITY.
    """
    findings = tuple(_trouble(remark))
    known = ((Code.called(name.text), name) for name in _names(remark))
    rules = ((code, name) for code, name in known if code is not None and code.is_adjustable)
    return Allowance(remark, tuple(rules)), findings


def _names(remark: Remark) -> tuple[Located, ...]:
    return remark.names if remark.verb.text == VERB else ()


def _trouble(remark: Remark) -> Iterator[Diagnostic]:
    if not _names(remark):
        yield Diagnostic(
            Code.UNKNOWN_RULE,
            "this remark does not say what to allow",
            remark.span,
            here="has no effect",
            help=f"write it like `// storyc: {VERB} {Code.PROP_NOT_HELD.value}`",
        )
    for name in _names(remark):
        code = Code.called(name.text)
        if code is None:
            yield unknown(name)
        elif not code.is_adjustable:
            yield fixed(code, name.span)
