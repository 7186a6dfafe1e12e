"""The tables of a reading: which columns each has, and of what kind."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType


class Kind(Enum):
    """How a column is kept; the value is its pandas dtype. Money is a count of euro cents."""

    TEXT = "str"
    WORD = "category"
    LIST = "list"
    COUNT = "Int64"
    NUMBER = "Float64"
    FLAG = "boolean"
    DAY = "datetime64[us]"
    MOMENT = "datetime64[us, UTC]"


_SOURCE = {
    "partner": Kind.WORD,
    "workbook": Kind.WORD,
    "tab": Kind.WORD,
    "row": Kind.COUNT,
    "origin": Kind.WORD,
}

_ACTIVITIES = {
    "start": Kind.DAY,
    "end": Kind.DAY,
    "precision": Kind.WORD,
    "title": Kind.TEXT,
    "kind": Kind.WORD,
    "mode": Kind.WORD,
    "municipality": Kind.WORD,
    "province": Kind.WORD,
    "audience": Kind.LIST,
    "theme": Kind.WORD,
    "role": Kind.WORD,
    "co_organisers": Kind.LIST,
    "invited": Kind.COUNT,
    "registered": Kind.COUNT,
    "attended": Kind.COUNT,
    "completed": Kind.COUNT,
    "editions": Kind.COUNT,
    "half_days": Kind.NUMBER,
    "report_sent": Kind.FLAG,
    "status": Kind.WORD,
    "remark": Kind.TEXT,
    "group": Kind.COUNT,
    "leads": Kind.FLAG,
    "reference": Kind.TEXT,
}
_REACH = {"month": Kind.DAY, "channel": Kind.WORD, "indicator": Kind.WORD, "value": Kind.COUNT}
_REFERRALS = {
    "contacted_on": Kind.DAY,
    "requester": Kind.WORD,
    "municipality": Kind.WORD,
    "province": Kind.WORD,
    "topic": Kind.LIST,
    "nature": Kind.WORD,
    "question": Kind.TEXT,
    "referred_to": Kind.LIST,
    "offer": Kind.LIST,
    "status": Kind.WORD,
    "followed_up_on": Kind.DAY,
    "outcome": Kind.TEXT,
    "remark": Kind.TEXT,
}
_EXPENSES = {
    "date": Kind.DAY,
    "budget_line": Kind.WORD,
    "description": Kind.TEXT,
    "supplier": Kind.WORD,
    "voucher": Kind.TEXT,
    "amount": Kind.COUNT,
    "grant": Kind.WORD,
    "in_period": Kind.FLAG,
    "status": Kind.WORD,
    "duplicate": Kind.FLAG,
    "settled": Kind.FLAG,
    "remark": Kind.TEXT,
}
_GRANTS = {
    "name": Kind.TEXT,
    "amount": Kind.COUNT,
    "start": Kind.DAY,
    "end": Kind.DAY,
    "advance": Kind.NUMBER,
    "report_due": Kind.DAY,
}
_BUDGET = {"grant": Kind.TEXT, "line": Kind.TEXT, "amount": Kind.COUNT}
_TARGETS = {
    "grant": Kind.TEXT,
    "indicator": Kind.TEXT,
    "target": Kind.NUMBER,
    "baseline": Kind.NUMBER,
    "start": Kind.DAY,
    "end": Kind.DAY,
    "per": Kind.TEXT,
}
_PARTNERS = {
    "name": Kind.TEXT,
    "abbreviation": Kind.TEXT,
    "sector": Kind.WORD,
    "municipality": Kind.TEXT,
    "province": Kind.WORD,
    "expertise": Kind.LIST,
    "status": Kind.WORD,
    "member_since": Kind.DAY,
    "member_until": Kind.DAY,
    "workbook_names": Kind.LIST,
}
_ACTIONS = {
    "number": Kind.TEXT,
    "policy_line": Kind.WORD,
    "measure": Kind.WORD,
    "action": Kind.TEXT,
    "status": Kind.WORD,
    "ministers": Kind.LIST,
    "domains": Kind.LIST,
    "competences": Kind.LIST,
    "involved": Kind.LIST,
}
_ACTION_BUDGET = {
    "number": Kind.TEXT,
    "competence": Kind.WORD,
    "beneficiary": Kind.TEXT,
    "amount": Kind.COUNT,
    "kind": Kind.WORD,
    "repeats": Kind.TEXT,
    "period": Kind.TEXT,
    "reference": Kind.TEXT,
    "fte": Kind.NUMBER,
}
_MEETINGS = {"held_on": Kind.DAY, "remark": Kind.TEXT}
_PROPOSALS = {"code": Kind.TEXT, "verdict": Kind.WORD, "table": Kind.WORD}

TABLES = MappingProxyType(
    {
        name: MappingProxyType({**columns, **_SOURCE})
        for name, columns in {
            "activities": _ACTIVITIES,
            "reach": _REACH,
            "referrals": _REFERRALS,
            "expenses": _EXPENSES,
            "grants": _GRANTS,
            "budget": _BUDGET,
            "targets": _TARGETS,
            "partners": _PARTNERS,
            "actions": _ACTIONS,
            "action_budget": _ACTION_BUDGET,
            "proposals": _PROPOSALS,
            "meetings": _MEETINGS,
        }.items()
    }
)
"""Every table by name: its columns and their kinds, the five that say where a row stands last."""

ISSUES = MappingProxyType(
    {
        "partner": Kind.TEXT,
        "workbook": Kind.TEXT,
        "tab": Kind.TEXT,
        "row": Kind.COUNT,
        "column": Kind.TEXT,
        "header": Kind.TEXT,
        "cell": Kind.TEXT,
        "value": Kind.TEXT,
        "code": Kind.TEXT,
        "severity": Kind.TEXT,
        "message": Kind.TEXT,
        "link": Kind.TEXT,
        "confidential": Kind.FLAG,
        "public_message": Kind.TEXT,
        "proposal": Kind.TEXT,
        "beside": Kind.TEXT,
        "weight": Kind.COUNT,
    }
)
"""`beside` is JSON: [header, text or null, 1 for the faulty cell] of the cells that tell which row it is;
`weight` the people or the euro cents that the row reports."""

CHANGES = MappingProxyType({**ISSUES, "outcome": Kind.TEXT, "since": Kind.DAY})
"""The issues of a workbook's reading before the one that counts, and those that came: `outcome` is one of
`metrics.mending.OUTCOMES`, `since` the day on which the reading before it was last the same."""

TABS = MappingProxyType(
    {
        "partner": Kind.TEXT,
        "workbook": Kind.TEXT,
        "tab": Kind.TEXT,
        "read": Kind.COUNT,
        "valid": Kind.COUNT,
        "rejected": Kind.COUNT,
        "skipped": Kind.COUNT,
    }
)
SOURCES = MappingProxyType(
    {
        "partner": Kind.TEXT,
        "workbook": Kind.TEXT,
        "kept_as": Kind.TEXT,
        "state": Kind.TEXT,
        "read_at": Kind.MOMENT,
        "failing_since": Kind.MOMENT,
        "asked_at": Kind.MOMENT,
        "message": Kind.TEXT,
        "is_online": Kind.FLAG,
    }
)
"""Every workbook: `state` is one of `sources.STATES`, `message` a line for each sentence on what is wrong."""

LOST = MappingProxyType(
    {
        "partner": Kind.TEXT,
        "workbook": Kind.TEXT,
        "kept_as": Kind.TEXT,
        "is_online": Kind.FLAG,
        "tab": Kind.TEXT,
        "title": Kind.TEXT,
        "rows_before": Kind.COUNT,
        "rows_now": Kind.COUNT,
        "since": Kind.MOMENT,
        "reading": Kind.COUNT,
    }
)
"""Every tab that lost its rows: `title` as typed, `tab` fit to show, `reading` the last that had them."""
