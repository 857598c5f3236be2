"""`storyc targets`: the video models that a script can be planned for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

    from storyc.targets import Target


def configure(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "targets",
        help="list the video models and their limits",
        description="List the video models a script can be planned for, or show one in full.",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="show this one")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Print the list or one target."""
    from storyc import targets
    from storyc.cli.terminal import complain
    from storyc.diagnostics import did_you_mean

    if options.name is None:
        _print_list(targets.all_targets())
        return ExitCode.DONE
    target = targets.load(options.name)
    if target is None:
        hint = did_you_mean(options.name, targets.names()) or "`storyc targets` lists them"
        complain(f"there is no target {options.name}: {hint}")
        return ExitCode.USAGE
    _print_one(target)
    return ExitCode.DONE


def _print_list(targets: tuple[Target, ...]) -> None:
    print(f"{'name':<18}{'status':<10}{'longest':>8}  {'prompt':<20}{'$ a second':<16}checked on")
    for each in targets:
        longest = f"{each.max_seconds} s"
        print(
            f"{each.name:<18}{each.status.value:<10}{longest:>8}  {_prompt(each):<20}"
            f"{_rates(each):<16}{each.verified_on}"
        )


def _rates(target: Target) -> str:
    """Return the least and the most that a second costs, over all sizes that have a price."""
    from storyc.targets import price

    if target.free:
        return "free"
    whole = (price(target, size, target.max_seconds) for size in target.sizes)
    rates = sorted(usd / target.max_seconds for usd in whole if usd is not None)
    shown = dict.fromkeys(f"{rate:.3f}" for rate in (*rates[:1], *rates[-1:]))
    return " to ".join(shown) or "unknown"


def _prompt(target: Target) -> str:
    return f"{target.prompt.limit:,} {target.prompt.unit}"


def _print_one(target: Target) -> None:
    rows = [
        ("status", f"{target.status.value}. {target.status_note}".rstrip(". ")),
        ("clip lengths", ", ".join(map(str, target.seconds)) + " s"),
        ("sizes", ", ".join(map(str, target.sizes))),
        ("frame rates", ", ".join(map(str, target.fps))),
        ("sound", "yes" if target.audio else "no"),
        ("prompt", f"at most {_prompt(target)}"),
        ("cameos", f"at most {target.max_cameos} a clip"),
        ("reference images", f"at most {target.max_reference_images} a clip"),
        ("shots", f"at most {target.max_shots} a clip"),
    ]
    rows += [("price", f"${each.usd_per_s} a second at {each.size}") for each in target.prices]
    rows += [("source", f"{it.what}: {it.where} ({it.read_on})") for it in target.sources]
    print(f"{target.name}: {target.title} (figures checked on {target.verified_on})")
    for name, value in rows:
        print(f"  {name:<17} {value}")
