"""What a project wants of its film: how loud it is, and what is done to its pictures.

Knows about `story.toml`. Does not know how films are made.
"""
