"""Over: how each figure is counted, the accessibility statement, and who to ask."""

from __future__ import annotations

import streamlit as st

from metrics.view import View
from pages.document import within
from pages.parts import title
from pages.questions import questions_html
from pages.words import long_day, moment

MORE = "De pagina Uitleg vertelt van elk cijfer ook de rest, en voor partners wat ze waar invullen."
EXAMPLES = """
Rijen met *voorbeeld* bij Herkomst zijn fictief: ze tonen hoe het dashboard werkt tot partners hun eigen
cijfers invullen. *gepubliceerd* komt uit een openbare bron, *afgeleid* is daaruit berekend. Zonder woord
is het de opgave van de partner.
"""
WORDS = """
- Het netwerk doet geen eigen onderzoek: het geld dient voor de netwerkwerking. Daarom is er geen type
  activiteit *onderzoek*.
- PolarProf begeleidt het actieplan van een lokaal bestuur, het netwerk geeft een aparte vorming. In welk
  kader een activiteit gebeurde, staat niet in de bladen.
- De website maakt de partners zichtbaar, en richt zich op wie het aanbod verder vertelt. Hoeveel mensen
  er komen, staat op Bereik.
- Hoe het netwerk beoordeeld wordt, en wat de minister ervan vindt, is geen cijfer. De doelen en wat
  bereikt is, staan naast elkaar op Subsidie.
"""
ASKED = "De 35 vragen, en waar hun antwoord staat"
ACCESS = """
Dit dashboard volgt WCAG 2.1 niveau AA: elke grafiek heeft een zin en een tabel met dezelfde cijfers,
alles werkt met het toetsenbord, en geen enkele betekenis hangt alleen aan kleur. Werkt iets niet, meld
het dan aan de coördinator.
"""
PRIVACY = """
Gemeenten, vragen en resultaten van doorverwijzingen en de leveranciers van kosten staan in de bladen,
maar komen niet in dit dashboard. Er staan geen gegevens over personen in. Kleine aantallen vragen tonen
we niet, en ook niet wat ze zou verraden: `docs/veiligheid.md` zegt hoe.
"""


def about(view: View) -> None:
    """The page that explains the others."""
    title("Over dit dashboard")
    st.text(f"Gegevens van {moment(view.read_at)}, zoals ze stonden op {long_day(view.as_of)}.")
    for name, text in (
        ("Hoe elk cijfer geteld wordt", _counted()),
        ("Voorbeeldgegevens", EXAMPLES),
        ("Wat hier niet te zien is", PRIVACY),
        ("Wat niet in cijfers staat", WORDS),
        ("Toegankelijkheid", ACCESS),
        ("Nog een vraag?", "Stel ze aan de coördinator van het Wij-Zij-netwerk."),
    ):
        st.header(name, anchor=False)
        st.markdown(text)
    _asked()


def _asked() -> None:
    """What parliament and press asked, sent once it is opened."""
    st.header("Vragen van parlement en pers", anchor=False)
    drawer = st.expander(ASKED, key="gesteld", on_change="rerun")
    if drawer.open:
        with drawer:
            st.html(questions_html())


def _counted() -> str:
    """The first sentences of what the documentation says of each figure."""
    return "\n\n".join([*(f"**{part.title}.** {part.short}" for part in within("cijfers")), MORE])
