"""A small world in which clips are paid for: virtual time, services that charge, death."""
