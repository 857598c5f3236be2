"""Runs the command line as `python -m storyc`."""

from storyc.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
