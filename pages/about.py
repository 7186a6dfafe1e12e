"""Over: how each figure is counted, the accessibility statement, and who to ask."""

from __future__ import annotations

import streamlit as st

from metrics.view import View
from pages.parts import title
from pages.words import long_day, moment

COUNTED = """
**Activiteiten** tellen wanneer ze doorgingen: volgens de kolom Status, en anders volgens de datum. Een
activiteit die meerdere partners melden, telt één keer. Ze valt in de periode waarin haar laatste dag
valt.

**Deelnemers** zijn de som van wat bekend is. Een leeg aantal is niet bekend, en telt nooit als nul.

**Bereik**: abonnees en volgers zijn een stand (de laatste maand telt), actieve gebruikers zijn een
gemiddelde per maand, al de rest is een som.

**Vragen** tellen één keer in het totaal, en één keer bij elk onderwerp dat erbij hoort.

**Besteed** is wat betaald of ingediend is binnen de periode van de subsidie. Vastgelegd telt apart,
verworpen telt niet. Kosten buiten de periode worden getoond en tellen niet mee.

**Doelen** staan tegenover wat tot de peildatum bereikt is. Een doel per jaar groeit met elk begonnen
jaar mee.

**Filters**: partner, periode en provincie gelden voor activiteiten en vragen, type en doelgroep voor
activiteiten. Subsidies, doelen en acties zijn altijd van het hele netwerk.
"""
EXAMPLES = """
Rijen met *voorbeeld* bij Herkomst zijn fictief: ze tonen hoe het dashboard werkt tot partners hun eigen
cijfers invullen. *gepubliceerd* komt uit een openbare bron, *afgeleid* is daaruit berekend. Zonder woord
is het de opgave van de partner.
"""
ACCESS = """
Dit dashboard volgt WCAG 2.1 niveau AA: elke grafiek heeft een zin en een tabel met dezelfde cijfers,
alles werkt met het toetsenbord, en geen enkele betekenis hangt alleen aan kleur. Werkt iets niet, meld
het dan aan de coördinator.
"""
PRIVACY = """
Gemeenten, vragen en resultaten van doorverwijzingen en de leveranciers van kosten staan in de bladen,
maar komen niet in dit dashboard. Er staan geen gegevens over personen in.
"""


def about(view: View) -> None:
    """The page that explains the others."""
    title("Over dit dashboard")
    st.text(f"Gegevens van {moment(view.read_at)}, zoals ze stonden op {long_day(view.as_of)}.")
    for name, text in (
        ("Hoe elk cijfer geteld wordt", COUNTED),
        ("Voorbeeldgegevens", EXAMPLES),
        ("Wat hier niet te zien is", PRIVACY),
        ("Toegankelijkheid", ACCESS),
        ("Vragen", "Stel ze aan de coördinator van het Wij-Zij-netwerk."),
    ):
        st.header(name, anchor=False)
        st.markdown(text)
