"""Material that several test files share: `from support.screenplays import …`."""
