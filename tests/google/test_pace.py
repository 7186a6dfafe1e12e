"""Questions to Google stay under the limit, whatever comes, and go evenly where there are many."""

import threading
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.rate_plan import GOOGLE_LIMIT, LIMIT, MINUTE, SPACING, Pace, RatePlan
from tests.google.clock import Clock

PAUSES = st.lists(st.floats(0, 90) | st.just(0.0), max_size=200)


def most_in_a_minute(moments):
    return max(
        (sum(1 for other in moments if moment <= other < moment + MINUTE) for moment in moments), default=0
    )


def sent(pauses, refused_at=()):
    """When questions go out that come after these pauses, one after the other."""
    plan, now, moments = RatePlan(), 0.0, []
    for number, pause in enumerate(pauses):
        if number in refused_at:
            plan = plan.refused(now)
        now = plan.next_at(now + pause)
        plan = plan.sending(now)
        moments.append(now)
    return moments


@given(PAUSES)
def test_no_minute_ever_holds_more_than_google_allows(pauses):
    assert most_in_a_minute(sent(pauses)) <= LIMIT < GOOGLE_LIMIT


@given(PAUSES, st.sets(st.integers(0, 199)))
def test_refusals_change_nothing_of_that(pauses, refused_at):
    assert most_in_a_minute(sent(pauses, refused_at)) <= LIMIT


@given(PAUSES)
def test_nothing_goes_out_before_it_is_asked(pauses):
    plan = RatePlan()
    now = 0.0
    for pause in pauses:
        now += pause
        assert plan.next_at(now) >= now
        plan = plan.sending(plan.next_at(now))


def test_a_refresh_of_fifteen_sheets_is_over_in_one_breath():
    assert sent([0] * 30) == [0.0] * 30


def test_a_cold_start_of_300_sheets_is_spread():
    moments = sent([0] * 600)
    gaps = [later - earlier for earlier, later in pairwise(moments[120:])]
    assert most_in_a_minute(moments) == LIMIT
    assert moments[-1] == pytest.approx(600 / LIMIT * MINUTE, rel=0.1)
    assert gaps == pytest.approx([SPACING] * 479)


def test_after_a_refusal_all_is_silent_until_the_minute_has_turned():
    plan = RatePlan().sending(10.0).refused(12.0)
    assert (plan.next_at(13.0), plan.next_at(80.0)) == (72.0, 80.0)


def test_threads_share_one_pace():
    clock = Clock()
    pace = Pace(clock=clock, sleep=clock.sleep)
    threads = [threading.Thread(target=lambda: [pace.wait() for _ in range(20)]) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most_in_a_minute(pace.plan.sent) <= LIMIT
    assert clock.now >= MINUTE


def test_the_quota_used_can_be_told():
    clock = Clock()
    pace = Pace(clock=clock, sleep=clock.sleep)
    for _ in range(3):
        pace.wait()
    assert pace.sent_last_minute == 3
    clock.now += MINUTE
    assert pace.sent_last_minute == 0
