"""The shape of a title page's lines."""

import re

TITLE_KEY = re.compile(r"(?P<key>[^\W\d_][^:]{0,39}):\s*(?P<value>.*)")
