"""How each partner stands, in the sentences that the page and the mails share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from metrics.gaps import Gap, gaps, is_late, until
from metrics.mending import OUTCOMES, Desk, desks
from metrics.view import View
from metrics.wording import aside, day

SECTIONS: Mapping[str, tuple[str, str]] = {
    "error": ("Te verbeteren", "Deze rijen tellen nog niet mee."),
    "warning": ("Na te kijken", "Deze rijen tellen mee, maar misschien klopt er iets niet."),
    "info": ("Goed om te weten", "Hier hoeft u niets te doen."),
}
"""What is said above the entries of each severity."""
MENDED, NEW, STILL = OUTCOMES


@dataclass(frozen=True, slots=True)
class Standing:
    """A partner's desk, the months that are missing, and the last month of each tab (`oktober 2024`)."""

    desk: Desk
    gaps: tuple[Gap, ...] = ()
    until: Mapping[str, str] = field(default_factory=dict)

    @property
    def partner(self) -> str:
        """Whose it is."""
        return self.desk.partner

    @property
    def is_late(self) -> bool:
        """Whether more should have been filled in by now: see `gaps.gaps`; also where nothing is at all."""
        return is_late(self.gaps) or not self.until

    @property
    def word(self) -> str:
        """The state in a word or two."""
        if not self.until:
            return "nog niets ingevuld"
        if self.is_late:
            return "laat"
        return "te verbeteren" if self.desk.of("error") else "in orde"

    @property
    def sentence(self) -> str:
        """The state in a sentence: `42 rijen goed, 3 rijen tellen nog niet mee.`"""
        good, out, untold = self.desk.valid, self.desk.rejected, " en ".join(self.desk.untold)
        if not good + out:
            return f"Hier is nog niets ingevuld{f', of alleen in {untold}' if untold else ''}."
        rest = (
            f", {_rows(out)} {'telt' if out == 1 else 'tellen'} nog niet mee" if out else ": alles telt mee"
        )
        return f"{_rows(good)} goed{rest}{aside(self.desk.without)}."

    @property
    def filled(self) -> str:
        """Until when each tab is filled in: `Activiteiten tot november 2024, Bereik tot oktober 2024`."""
        return ", ".join(f"{tab} tot {month}" for tab, month in self.until.items())

    @property
    def missing(self) -> list[str]:
        """What is missing, a sentence a tab: `Bereik: maart en april 2024 ontbreken nog.`"""
        return [f"{gap.tab}: {gap.sentence[:1].lower()}{gap.sentence[1:]}" for gap in self.gaps]

    @property
    def changed(self) -> str:
        """What became of the issues since the reading before, empty where there was none that differed."""
        if not self.desk.since:
            return ""
        found, days = self.desk.outcomes(), " en ".join(map(day, self.desk.since))
        still = found[STILL]
        return (
            f"Sinds de vorige lezing die verschilde ({days}): {found[MENDED]} opgelost, {found[NEW]} nieuw, "
            f"{still} {'staat' if still == 1 else 'staan'} er nog{aside(self.desk.without)}."
        )


def standing(view: View, partner: str) -> Standing:
    """How a partner stands, whatever the selection but its as-of day."""
    desk = desks(view.told).get(partner, Desk(partner))
    return Standing(desk, tuple(gaps(view, partner)), until(view, partner))


def standings(view: View) -> list[Standing]:
    """How everybody stands, or those selected, in the order of the alphabet."""
    wanted = view.selection.partners
    return [standing(view, name) for name in desks(view.told) if not wanted or name in wanted]


def _rows(number: int) -> str:
    return "1 rij" if number == 1 else f"{number:,} rijen".replace(",", ".")
