from __future__ import annotations

from datetime import date

from metrics import partners
from tests.metrics.tables import activity, keyed, question, whole

REGISTER = [
    {"name": "Arktos", "expertise": ("jeugd", "vorming"), "status": "lid"},
    {"name": "Faro", "expertise": ("erfgoed", "vorming"), "status": "lid"},
    {"name": "HAI", "expertise": ("jeugd", "vorming"), "status": "in gesprek"},
]
ACTIVITIES = [
    activity("2023-05-01", "lezing", 10, partner="Faro", group=1),
    activity("2023-05-01", "lezing", 12, partner="HAI", group=1),
    activity("2023-06-01", "webinar", partner="Buiten", group=2),
]
SEEN = whole(
    partners=REGISTER,
    activities=ACTIVITIES,
    referrals=[question("2023-05-02", referred_to=("Faro", "Arktos"))],
)


def test_members_and_what_they_did() -> None:
    table = partners.members(SEEN)
    assert table["name"].tolist() == ["Arktos", "Faro", "HAI", "Buiten"]
    assert table["activities"].tolist() == [0, 1, 1, 1]
    assert table["attended"].dropna().tolist() == [10, 12]
    assert table["referrals"].tolist() == [1, 1, 0, 0]


def test_who_filled_in_the_months_but_did_nothing_reached_nobody() -> None:
    june = {"start": date(2023, 6, 1), "end": date(2023, 6, 30)}
    shown = {"partners": REGISTER, "activities": ACTIVITIES, "as_of": date(2023, 7, 15)}
    table = partners.members(whole(**shown, selection=june))
    told = table.set_index("name")["attended"]
    assert told.astype("object").where(told.notna(), None).to_dict() == {
        "Arktos": None,
        "Faro": 0,
        "HAI": 0,
        "Buiten": None,
    }


def test_expertise_says_who() -> None:
    table = partners.expertise(SEEN).set_index("key")["partners"]
    assert table.to_dict() == {"vorming": "Arktos; Faro; HAI", "jeugd": "Arktos; HAI", "erfgoed": "Faro"}


def test_overlap_and_together() -> None:
    assert partners.overlap(SEEN).values.tolist() == [
        ["Arktos", "HAI", 2, "jeugd; vorming"],
        ["Arktos", "Faro", 1, "vorming"],
        ["Faro", "HAI", 1, "vorming"],
    ]
    assert partners.together(SEEN).values.tolist() == [["Faro", "HAI", 1]]


def test_activities_by_partner_and_kind() -> None:
    assert partners.activities(SEEN)[["partner", "key", "count"]].values.tolist() == [
        ["Buiten", "webinar", 1],
        ["Faro", "lezing", 1],
        ["HAI", "lezing", 1],
    ]
    assert keyed(partners.by_status(SEEN)) == {"lid": 2, "in gesprek": 1}


def test_members_of_a_province() -> None:
    rows = [
        {"name": "A", "status": "lid", "province": "Limburg"},
        {"name": "B", "status": "lid", "province": None},
        {"name": "C", "status": "in gesprek", "province": "Limburg"},
    ]
    assert keyed(partners.by_province(whole(partners=rows))) == {"Limburg": 1, "onbekend": 1}
