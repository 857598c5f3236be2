"""The language server: what an editor asks, answered by the compiler itself.

Knows about the protocol and open documents. Nothing is read outside the opened folders, nothing is
run, nothing is sent.
"""
