"""One request of the protocol a module: pure functions of a snapshot and a place."""
