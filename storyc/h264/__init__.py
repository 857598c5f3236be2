"""H.264 as bytes: what parameter sets say, units of a stream, pictures written without a coder.

Source: ITU-T H.264 (V15, 2024), cited by section.
"""
