"""Our times beside those of our peers, measured in turn in one run on one machine.

Run it with `uv run --group bench python -m benchmarks`.
"""
