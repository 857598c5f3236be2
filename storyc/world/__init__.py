"""What the compiler asks of the outside, as small interfaces, and their real counterparts.

`reader` says how a pass asks for a text; `disk` is the real disk; `resources` finds the data that
the package ships. Pure layers may import the interfaces, never `disk`.
"""
