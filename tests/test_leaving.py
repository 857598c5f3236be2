"""A signal that ends the process, wherever in the event loop it arrives."""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import NoReturn

import anyio
import anyio.lowlevel
import pytest

from storyc.cli.leaving import leaving_in_order, run_to_leave

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


Work = Callable[[list[str]], Awaitable[None]]


async def in_the_host(undone: list[str]) -> None:
    """Be interrupted in the body of a task group, where an exception comes out as a group."""
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(for_ever, undone)
        await anyio.lowlevel.checkpoint()
        signal.raise_signal(signal.SIGHUP)
        await for_ever(undone)


async def in_a_child(undone: list[str]) -> None:
    """Be interrupted in a task of a group, while its host waits."""
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(for_ever, undone)
        tasks.start_soon(interrupted)
        await for_ever(undone)


async def in_the_loop(undone: list[str]) -> None:
    """Be interrupted in a callback of the loop, where an exception is only logged."""
    asyncio.get_running_loop().call_soon(signal.raise_signal, signal.SIGHUP)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(for_ever, undone)
        await for_ever(undone)


async def interrupted() -> None:
    signal.raise_signal(signal.SIGHUP)


async def for_ever(undone: list[str]) -> None:
    try:
        await anyio.sleep_forever()
    finally:
        undone.append("tidied")


@pytest.mark.parametrize("work", [in_the_host, in_a_child, in_the_loop])
def test_what_runs_is_cancelled_and_tidied_wherever_the_signal_arrives(
    work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    undone: list[str] = []
    with leaving_in_order(), pytest.raises(KeyboardInterrupt):
        run_to_leave(lambda: work(undone))
    assert undone == ["tidied", "tidied"]
    assert capsys.readouterr() == ("", "")


def test_an_error_of_the_work_comes_out_as_it_is() -> None:
    async def failing() -> NoReturn:
        raise ValueError("a fault")

    with leaving_in_order(), pytest.raises(ValueError, match="a fault"):
        run_to_leave(failing)


def test_a_second_signal_does_not_wait_for_the_first() -> None:
    async def stubborn() -> None:
        with anyio.CancelScope(shield=True):
            signal.raise_signal(signal.SIGHUP)
            await anyio.lowlevel.checkpoint()
            signal.raise_signal(signal.SIGHUP)
            await anyio.sleep_forever()

    with leaving_in_order(), pytest.raises(KeyboardInterrupt):
        run_to_leave(stubborn)


def test_outside_of_an_event_loop_it_is_an_interrupt() -> None:
    with leaving_in_order(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
