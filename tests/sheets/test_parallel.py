"""Several things at once: all of them, few ahead of who takes the results, none after that stopped."""

import threading
import time

import pytest

from sheets.parallel import in_parallel

THREADS = 4


def threads_end(before):
    deadline = time.monotonic() + 30
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    return threading.active_count() <= before


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 50])
def test_each_item_comes_back_once_and_no_thread_stays(count):
    before = threading.active_count()
    done = sorted(in_parallel(lambda n: n * n, range(count), THREADS))
    assert done == [(n, n * n) for n in range(count)]
    assert threads_end(before)


def test_a_slow_taker_never_lets_the_results_pile_up():
    begun = []
    for taken, _ in enumerate(in_parallel(begun.append, range(40), THREADS), 1):
        time.sleep(0.005)
        assert len(begun) <= taken + THREADS


def test_where_the_taker_stops_so_does_the_work():
    before, begun = threading.active_count(), []
    results = in_parallel(begun.append, range(100), THREADS)
    next(results)
    results.close()
    assert threads_end(before)
    assert len(begun) <= 2 * THREADS + 1


def test_what_the_work_raises_is_raised_here_and_stops_the_rest():
    before, begun = threading.active_count(), []

    def work(n):
        begun.append(n)
        raise ValueError(n)

    with pytest.raises(ValueError, match="0"):
        list(in_parallel(work, [0] * 100, THREADS))
    assert threads_end(before)
    assert len(begun) <= 2 * THREADS + 1
