"""What is wrong with a script, as values.

Knows about spans and words. Does not know how the values are found or shown to a person
(`render_text` draws them).
"""

from storyc.diagnostics.code import Code, Severity
from storyc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label
from storyc.diagnostics.suggest import closest, did_you_mean, is_slip

__all__ = [
    "Code",
    "Diagnostic",
    "Edit",
    "Fix",
    "Label",
    "Severity",
    "closest",
    "did_you_mean",
    "is_slip",
]
