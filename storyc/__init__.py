"""storyc: a compiler for stories. A screenplay in, a film out."""

__version__ = "0.1.0"
