"""Over: how each figure is counted, the accessibility statement, and who to ask."""

from __future__ import annotations

import streamlit as st

from metrics.view import View
from pages.document import safety, within
from pages.guide import READABLE_WIDTH, UNFOLD
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
SAFE = "Hoe we de gegevens beschermen, voor wie dat moet beoordelen"
ACCESS = """
Het Wij-Zij-netwerk wil dat iedereen dit dashboard kan gebruiken. Het is gemaakt om te voldoen aan de
richtlijnen **WCAG 2.1, niveau AA**. Deze verklaring is opgesteld op 22 november 2026, na een eigen onderzoek.

**Wat ervoor gedaan is**

- Bij elke grafiek staat in één zin wat ze toont, en achter *Tabel* staan dezelfde cijfers als tabel.
- Alles werkt met het toetsenbord, in de volgorde van het scherm; wat gekozen is, heeft een zichtbare rand.
  De eerste toets Tab biedt een link naar de inhoud.
- Geen enkele betekenis hangt alleen aan kleur: er staat altijd een woord of een cijfer bij.
- De teksten hebben voldoende contrast, en zijn te vergroten tot 400 % zonder opzij te schuiven; alleen een
  brede tabel schuift in haar eigen kader.
- De knop *Vergadering* toont één antwoord tegelijk, in grote letters.

**Hoe het onderzocht is**

Elke versie wordt automatisch nagekeken: elke pagina met axe-core, op de maat van een projector en van een
telefoon, met de filters open en dicht, en in de weergave voor een vergadering; en een wandeling met alleen
het toetsenbord, van de filters tot de tabel achter een grafiek.

**Wat nog niet in orde is**

- Niemand die zelf een schermlezer of een ander hulpmiddel gebruikt, heeft het dashboard al nagekeken.
- In een grafiek zelf kan een schermlezer niet rondgaan: gebruik dan de zin en de tabel.
- Een partner kan in zijn blad een afkorting of een anderstalig woord typen; dat staat hier
  zoals het daar staat.
- Sommige onderdelen, zoals de kalender bij *Peildatum*, maken we niet zelf en kunnen we
  niet helemaal aanpassen.

**Iets wat u niet kunt gebruiken?** Meld het aan de coördinator van het Wij-Zij-netwerk, met de link van de
pagina (knop *Kopieer link*). U krijgt de cijfers dan ook op een andere manier.
"""
PRIVACY = """
Gemeenten, vragen en resultaten van doorverwijzingen en de leveranciers van kosten staan in geen enkel cijfer
en in geen enkel bestand van dit dashboard. Alleen de partner van wie zo'n rij is en de coördinator lezen ze,
aangemeld, op de pagina zelf. Kleine aantallen vragen tonen we niet, en ook niet wat ze zou verraden. Er staan
geen gegevens over personen in.
"""


def about(view: View) -> None:
    """The page that explains the others."""
    title("Over dit dashboard")
    st.text(f"Gegevens van {moment(view.read_at)}, zoals ze stonden op {long_day(view.as_of)}.")
    _asked()
    with st.container(width=READABLE_WIDTH):
        _told("Hoe elk cijfer geteld wordt", _counted())
        _told("Voorbeeldgegevens", EXAMPLES)
        _told("Wat hier niet te zien is", PRIVACY)
        _protected()
        _told("Wat niet in cijfers staat", WORDS)
        _told("Toegankelijkheid", ACCESS)
        _told("Nog een vraag?", "Stel ze aan de coördinator van het Wij-Zij-netwerk.")
    st.html(UNFOLD, unsafe_allow_javascript=True)


def _told(name: str, text: str) -> None:
    st.header(name, anchor=False)
    st.markdown(text)


def _asked() -> None:
    """What parliament and press asked, sent once it is opened."""
    st.header("Vragen van parlement en pers", anchor=False)
    drawer = st.expander(ASKED, key="gesteld", on_change="rerun")
    if drawer.open:
        with drawer:
            st.html(questions_html())


def _protected() -> None:
    """What a data protection officer asks, sent once it is opened; `/over#veiligheid` opens it."""
    with st.container(key="deel-veiligheid"):
        drawer = st.expander(SAFE, key="veiligheid", on_change="rerun")
    if drawer.open:
        with drawer:
            st.markdown(safety())


def _counted() -> str:
    """The first sentences of what the documentation says of each figure."""
    return "\n\n".join([*(f"**{part.title}.** {part.short}" for part in within("cijfers")), MORE])
