"""Work that is done ahead, and beside other work."""

from collections.abc import Generator
from threading import Event

import pytest

from storyc.assemble.ahead import ahead, meanwhile


def test_results_come_in_the_order_of_the_items() -> None:
    second_done = Event()

    def work(number: int) -> int:
        if number == 0:
            assert second_done.wait(10)  # it is worked at the second one meanwhile
        second_done.set()
        return number * number

    assert list(ahead(work, range(7))) == [0, 1, 4, 9, 16, 25, 36]


def test_what_goes_wrong_comes_where_its_result_would() -> None:
    results = ahead(lambda it: 6 // it, (3, 2, 0, 1))
    assert [next(results), next(results)] == [2, 3]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_items_are_gone_through_beside_the_block() -> None:
    begun = Event()

    def items() -> Generator[int]:
        begun.set()
        yield from range(3)

    with meanwhile(items()) as result:
        assert begun.wait(10)
        assert result.result() == (0, 1, 2)


def test_a_fault_of_the_items_is_raised_where_they_are_wanted() -> None:
    with pytest.raises(ZeroDivisionError), meanwhile(1 // it for it in (1, 0)) as result:
        result.result()


def test_where_the_block_fails_the_items_are_not_gone_through_to_their_end() -> None:
    begun, failing = Event(), Event()
    made = []

    def items() -> Generator[int]:
        try:
            for number in range(1_000_000):
                made.append(number)
                begun.set()
                assert failing.wait(10)
                yield number
        finally:
            made.append(-1)

    def block() -> None:
        with meanwhile(items()):
            assert begun.wait(10)
            try:
                raise KeyboardInterrupt
            finally:
                failing.set()

    with pytest.raises(KeyboardInterrupt):
        block()
    assert made[-1] == -1, "what makes the items has ended"
    assert len(made) < 1_000_000
