"""Films of a dozen segments, had from a server that is killed as often as they are."""
