"""What video models can do, as dated data with sources.

Knows about limits, sizes and prices. Does not know how a service is spoken to (`backends` does) or how
its prompts are worded (`emit` does).
"""
