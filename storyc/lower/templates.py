"""Binding the arguments of a `use` line to the parameters of its template."""

from storyc.diagnostics import Code, Diagnostic, Label, closest, did_you_mean
from storyc.lower.correction import correction
from storyc.lower.findings import Findings
from storyc.lower.namespace import Named, declared_here, fold
from storyc.lower.variables import Scope, Variables
from storyc.syntax.tree import Template, Use


def bind(use: Use, scope: Scope, variables: Variables, findings: Findings) -> Scope | None:
    """Return the scope inside the template that a line uses, its parameters filled.

    A missing argument leaves its words empty, one too many is ignored, so that the lines of the
    template still count. Returns `None` where there is no such template.

    Diagnostics: `UNKNOWN_TEMPLATE`, `TEMPLATE_ARGUMENTS`.
    """
    named = find(use, scope)
    if named is None or not isinstance(named.node, Template):
        if not scope.names.is_lost(use.name.text):
            findings.add(_unknown(use, scope))
        return None
    template = named.node
    if len(use.arguments) != len(template.parameters):
        findings.add(_wrong_count(use, template))
    given = [variables.strand(each, scope).text.strip() for each in use.arguments]
    given += [""] * (len(template.parameters) - len(given))
    names = (fold(each.text) for each in template.parameters)
    return Scope(named.file, named.home, dict(zip(names, given, strict=False)))


def find(use: Use, scope: Scope) -> Named | None:
    """Return the template that a `use` line names."""
    return scope.names.get("template", use.name.text)


def _unknown(use: Use, scope: Scope) -> Diagnostic:
    known = scope.names.names("template")
    name = use.name.text
    near = closest(name, known)
    meant = scope.names.get("template", near) if near is not None else None
    return Diagnostic(
        Code.UNKNOWN_TEMPLATE,
        f"there is no template {name}",
        use.name.span,
        here="not declared here or imported",
        labels=declared_here(meant),
        help=did_you_mean(name, known)
        or f"declare it: a line `template {name}()`, the lines of it, and `end`",
        fixes=correction([use.name], near),
    )


def _wrong_count(use: Use, template: Template) -> Diagnostic:
    names = ", ".join(each.text for each in template.parameters)
    wanted, given = len(template.parameters), len(use.arguments)
    return Diagnostic(
        Code.TEMPLATE_ARGUMENTS,
        f"{template.name.text} needs {_count(wanted)} in its brackets, and this line gives {given}",
        use.span,
        here=f"{given} given",
        labels=(Label(template.name.span, f"needs {names or 'none'}"),),
        help=f"write `use {template.name.text}({names})`",
    )


def _count(number: int) -> str:
    return "1 value" if number == 1 else f"{number} values"
