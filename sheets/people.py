"""The people with a role, each with the code that stands for them in the record of looks."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing

from sheets.audit import Audit
from sheets.login import Login, Person, fold
from sheets.settings import Settings


def people_lines(settings: Settings, login: Login, also: Iterable[str] = ()) -> list[str]:
    """A line for each: code, role, partner, last day, address; `also` are addresses that lost their role.

    Raises LoginUnusable or StoreError.
    """
    people: dict[str, Person | None] = dict.fromkeys(map(fold, also))
    people |= login.people()
    with closing(Audit.open(settings.store_address)) as audit:
        return [f"{audit.code(email)}  {_words(person)}  {email}" for email, person in people.items()]


def _words(person: Person | None) -> str:
    if person is None:
        return "geen rol"
    until = f"tot en met {person.until:%d/%m/%Y}" if person.until else ""
    return ", ".join(word for word in (person.role, person.partner, until) if word)
