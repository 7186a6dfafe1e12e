"""What is kept of readings, the same in SQLite and in PostgreSQL."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from sheets.grid import Grid
from sheets.kept import Sizes
from sheets.store import Store
from sheets.store_errors import (
    DamagedReading,
    NewerStore,
    StoreError,
    StoreUnavailable,
    UnknownReading,
    UnsafeName,
)
from sheets.store_tables import contents, readings, state
from sheets.vanished import Vanished

START = datetime(2024, 6, 1, 10, tzinfo=timezone(timedelta(hours=2)))
SHARED = "Het blad is niet gedeeld. Deel het met lezer@wijzij.iam.gserviceaccount.com."


def at(minutes):
    return START + timedelta(minutes=minutes)


def tab(*titles):
    return [Grid("Activiteiten", [["Datum", "Titel", "Type"], *(["1/2/2024", t, "vorming"] for t in titles)])]


def many(count):
    return tab(*map(str, range(count)))


def titles(kept):
    return [row[1] for row in kept.grids[0].rows[1:]]


def test_only_a_reading_that_differs_is_kept(store):
    changed = [store.keep("kd", tab(title), at(n)) for n, title in enumerate("aabbaa")]
    assert changed == [True, False, True, False, True, False]
    assert [(e.read_at, e.seen_at, e.good) for e in store.history("kd")] == [
        (at(4), at(5), True), (at(2), at(3), True), (at(0), at(1), True),
    ]  # fmt: skip
    assert [store.grids_of(e.reading) for e in store.history("kd")] == [tab("a"), tab("b"), tab("a")]
    assert store.history("kd")[0].read_at.tzinfo is UTC


def test_the_latest_of_every_workbook(store):
    store.keep("kd", tab("a"), at(0), name="Kazerne Dossin", partner="KD", meta={"gids": [0]})
    store.keep("om", tab("b"), at(1))
    store.keep("kd", tab("a"), at(2), name="KD 2024", partner="KD", meta={"gids": [7]})
    latest = store.latest()
    assert {name: titles(kept) for name, kept in latest.items()} == {"kd": ["a"], "om": ["b"]}
    kd = latest["kd"].state
    assert (kd.name, kd.partner, kd.read_at, kd.seen_at, kd.meta) == (
        "KD 2024",
        "KD",
        at(0),
        at(2),
        {"gids": [7]},
    )
    assert (kd.code, kd.failing_since, latest["om"].state.name) == (None, None, "om")
    assert store.states() == {name: kept.state for name, kept in latest.items()}


def test_a_workbook_that_fails_keeps_its_last_good_grids_and_says_since_when(store):
    store.keep("kd", tab("a"), at(0))
    store.fail("kd", "rate_limited", "Te druk.", at(1))
    store.fail("kd", "rate_limited", "Te druk.", at(2))
    store.fail("kd", "not_shared", SHARED, at(3))
    kept = store.latest()["kd"]
    found = kept.state
    assert titles(kept) == ["a"]
    assert (found.failing_since, found.failed_at, found.code, found.message) == (
        at(1),
        at(3),
        "not_shared",
        SHARED,
    )
    assert [(e.code, e.read_at, e.seen_at) for e in store.history("kd")] == [
        ("not_shared", at(3), at(3)), ("rate_limited", at(1), at(2)), (None, at(0), at(0)),
    ]  # fmt: skip


def test_a_workbook_that_works_again_fails_no_more_and_what_it_was_is_one_line(store):
    store.keep("kd", tab("a"), at(0))
    store.fail("kd", "network", "Geen net.", at(1))
    assert store.keep("kd", tab("a"), at(2)) is False
    found = store.states()["kd"]
    assert (found.code, found.failing_since, found.read_at, found.seen_at) == (None, None, at(0), at(2))
    store.fail("kd", "network", "Geen net.", at(3))
    assert store.states()["kd"].failing_since == at(3)
    assert [e.code for e in store.history("kd")] == ["network", "network", None]


def test_a_workbook_that_was_never_read_is_there_with_its_reason(store):
    store.fail("kd", "not_found", "Niet gevonden.", at(0), name="Kazerne Dossin")
    kept = store.latest()["kd"]
    assert (kept.grids, kept.state.reading, kept.state.name, kept.state.code) == (
        (),
        None,
        "Kazerne Dossin",
        "not_found",
    )
    store.keep("kd", tab("a"), at(1))
    assert titles(store.latest()["kd"]) == ["a"]


def test_a_version_for_whatever_a_viewer_may_see(store):
    steps = [
        (lambda: store.keep("kd", tab("a"), at(0)), True),
        (lambda: store.keep("kd", tab("a"), at(1)), False),
        (lambda: store.fail("kd", "network", "Geen net.", at(2)), True),
        (lambda: store.fail("kd", "network", "Geen net.", at(3)), False),
        (lambda: store.keep("kd", tab("a"), at(4)), True),
        (lambda: store.keep("kd", tab("b"), at(5)), True),
        (lambda: store.settle("kd"), True),
        (lambda: store.settle("niemand"), False),
    ]
    for step, grows in steps:
        before = store.version()
        step()
        assert (store.version() > before) is grows


def test_rows_that_vanished_are_told_until_they_are_back(store):
    def told():
        return store.states()["kd"].vanished

    for minute, count in enumerate((20, 3, 3, 2)):
        store.keep("kd", many(count), at(minute))
    first = store.history("kd")[-1].reading
    assert told() == (Vanished("Activiteiten", None, 20, 2, first, at(1)),)
    assert len(store.grids_of(first)[0].rows) == 21
    store.fail("kd", "network", "Geen net.", at(4))
    assert len(told()) == 1
    store.keep("kd", many(15), at(5))
    assert told() == ()


def test_rows_that_went_on_purpose_are_told_no_more(store):
    for minute, count in enumerate((20, 3)):
        store.keep("kd", many(count), at(minute))
    store.settle("kd")
    store.keep("kd", many(4), at(3))
    assert store.states()["kd"].vanished == ()


def test_nothing_is_lost_when_the_process_ends(address):
    with Store.open(address) as store:
        store.keep("kd", tab("a"), at(0))
    with Store.open(address) as store:
        assert titles(store.latest()["kd"]) == ["a"]


def test_the_same_content_is_kept_once_and_everything_is_counted(store):
    for minute, (name, titled) in enumerate([("kd", "a"), ("om", "a"), ("kd", "b"), ("kd", "a")]):
        store.keep(name, tab(titled), at(minute))
    store.fail("kd", "network", "Geen net.", at(9))
    sizes = store.sizes()
    assert sizes == Sizes(readings=4, failures=1, contents=2, size=sizes.size, oldest=at(0))
    assert sizes.size == sum({e.content: e.size for e in store.history("kd")}.values()) > 0


def test_damage_costs_one_reading_and_is_told(store):
    for minute, title in enumerate("ab"):
        store.keep("kd", tab(title), at(minute))
    store.keep("om", tab("c"), at(2))
    newest, former = store.history("kd")
    _break(store, newest.content)
    kept = store.latest()
    assert (titles(kept["kd"]), kept["kd"].damaged, kept["kd"].state.read_at) == (["a"], 1, former.read_at)
    assert (titles(kept["om"]), kept["om"].damaged) == (["c"], 0)
    _break(store, former.content)
    assert (store.latest()["kd"].grids, store.latest()["kd"].damaged) == ((), 2)
    with pytest.raises(DamagedReading):
        store.grids_of(newest.reading)
    store.keep("kd", tab("b"), at(3))
    assert (titles(store.latest()["kd"]), store.latest()["kd"].damaged) == (["b"], 0)


def test_a_change_after_damage_is_kept(store):
    store.keep("kd", tab("a"), at(0))
    _break(store, store.history("kd")[0].content)
    assert store.latest()["kd"].grids == ()
    assert store.keep("kd", tab("b"), at(1))
    assert titles(store.latest()["kd"]) == ["b"]


def _break(store, content):
    with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
        broken = sa.update(contents).values(bytes=b"WZN\x01 broken").where(contents.c.hash == content)
        connection.execute(broken)


def test_no_personal_data_reaches_the_store(store):
    mail, phone = "jan.peeters@voorbeeld.be", "0470 12 34 56"
    grids = [Grid(f"van {mail}", [["Datum", mail], [phone, 85073003328]], texts={(2, 1): phone})]
    store.keep("kd", grids, at(0), name=mail, partner=phone, meta={"titels": [mail], mail: 1})
    store.fail("kd", "not_found", f"{mail}: niet gevonden.", at(1), name=mail)
    with store._engine.connect() as connection, connection.begin():
        rows = [tuple(row) for row in connection.execute(sa.select(readings))]
    spelled = repr((rows, store.latest(), store.history("kd")))
    assert not any(secret in spelled for secret in ("peeters", "0470", "85073003328"))
    with pytest.raises(UnsafeName):
        store.keep(f"{mail}.xlsx", tab("a"), at(2))


def test_odd_names_are_kept_as_text(store):
    store.keep("kd", tab("\x00 \ud800"), at(0), name="\x00\ud800'; DROP TABLE", meta={"\x00": "\udfff"})
    assert store.states()["kd"].name == "  '; DROP TABLE"
    assert titles(store.latest()["kd"]) == ["\x00 \ud800"]


def test_a_time_without_a_zone_is_refused(store):
    with pytest.raises((TypeError, sa.exc.StatementError)):
        store.keep("kd", tab("a"), datetime(2024, 6, 1))


def test_one_reader_at_a_time(store, address):
    with Store.open(address) as other:
        with store.leader() as first, store.leader() as again, other.leader() as second:
            assert (first, again, second) == (True, False, False)
            store.keep("kd", tab("a"), at(0))
            other.keep("om", tab("a"), at(0))
        with other.leader() as second, store.leader() as first:
            assert (first, second) == (False, True)
    with store.leader() as first:
        assert first


def test_the_lock_is_free_after_an_error(store):
    with pytest.raises(ZeroDivisionError), store.leader():
        raise ZeroDivisionError
    with store.leader() as leading:
        assert leading


def test_a_store_of_a_newer_release_is_left_alone(store, address):
    with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.update(state).values(schema=99))
    with pytest.raises(NewerStore):
        Store.open(address)


def test_an_unknown_reading(store):
    with pytest.raises(UnknownReading):
        store.grids_of(1)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "opslag",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://u:geheim@h/x",
        "postgresql://u:geheim@localhost:1/x",
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(wrong):
    with pytest.raises(StoreUnavailable) as told:
        Store.open(wrong)
    assert "geheim" not in f"{told.value!r} {told.value.__cause__!r}"


def test_what_is_no_database_is_told_and_left_alone(tmp_path):
    path = tmp_path / "werkboeken.sqlite"
    path.write_text("geen databank " * 1000)
    with pytest.raises(StoreError):
        Store.open(f"sqlite:///{path}")
    assert path.read_text().startswith("geen databank")


def test_a_sqlite_store_is_its_owners_alone(sqlite_address, tmp_path):
    with Store.open(sqlite_address) as store:
        store.keep("kd", tab("a"), at(0))
        modes = {path.name: path.stat().st_mode & 0o077 for path in (tmp_path / "opslag").iterdir()}
    assert set(modes.values()) == {0}
    assert (tmp_path / "opslag").stat().st_mode & 0o077 == 0
