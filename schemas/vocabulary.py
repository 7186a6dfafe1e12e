"""The word lists, and how each reach indicator adds up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias

from schemas.text import normal


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """A closed list of words, with other spellings that mean one of them.

    `typing_errors` is how many are forgiven at most.
    """

    words: tuple[str, ...]
    synonyms: Mapping[str, str] = field(default_factory=dict)
    typing_errors: int = 2

    @cached_property
    def index(self) -> dict[str, str]:
        """Every accepted spelling, normalised, to the word it means."""
        own = {normal(word): word for word in self.words}
        return own | {normal(other): word for other, word in self.synonyms.items()}


KIND = Vocabulary(
    (
        "webinar",
        "vorming",
        "workshop",
        "intervisie",
        "netwerkoverleg",
        "publieksmoment",
        "panelgesprek",
        "studiedag",
        "lezing",
        "andere",
    ),
    {
        "netwerkmeeting": "netwerkoverleg",
        "netwerkmoment": "netwerkoverleg",
        "opleiding": "vorming",
        "training": "vorming",
        "intervisiemoment": "intervisie",
        "publieksevenement": "publieksmoment",
        "paneldebat": "panelgesprek",
        "anders": "andere",
        "overige": "andere",
    },
)
MODE = Vocabulary(
    ("online", "fysiek", "hybride"),
    {
        "digitaal": "online",
        "live": "fysiek",
        "offline": "fysiek",
        "ter plaatse": "fysiek",
        "hybrid": "hybride",
    },
)
PROVINCE = Vocabulary(
    (
        "Antwerpen",
        "Vlaams-Brabant",
        "West-Vlaanderen",
        "Oost-Vlaanderen",
        "Limburg",
        "Brussel",
        "Vlaanderen-breed",
    ),
    {
        "Brussels Hoofdstedelijk Gewest": "Brussel",
        "Brussel-Hoofdstad": "Brussel",
        "BHG": "Brussel",
        "Vlaanderen": "Vlaanderen-breed",
        "Heel Vlaanderen": "Vlaanderen-breed",
        "Vlaams Gewest": "Vlaanderen-breed",
        "O-Vl": "Oost-Vlaanderen",
        "W-Vl": "West-Vlaanderen",
        "Vl-Br": "Vlaams-Brabant",
    }
    | {f"{prefix} {name}": name for prefix in ("provincie", "prov") for name in (
        "Antwerpen", "Vlaams-Brabant", "West-Vlaanderen", "Oost-Vlaanderen", "Limburg")},
    typing_errors=1,
)  # fmt: skip
AUDIENCE = Vocabulary(
    (
        "lokale besturen",
        "onderwijs",
        "politie",
        "welzijn",
        "jeugdwerk",
        "cultuur en erfgoed",
        "middenveld",
        "academici",
        "media",
        "netwerkpartners",
        "breed publiek",
        "andere",
    ),
    {
        "lokaal bestuur": "lokale besturen",
        "gemeenten": "lokale besturen",
        "steden en gemeenten": "lokale besturen",
        "scholen": "onderwijs",
        "leerkrachten": "onderwijs",
        "cultuur": "cultuur en erfgoed",
        "erfgoed": "cultuur en erfgoed",
        "jeugd": "jeugdwerk",
        "partners": "netwerkpartners",
        "iedereen": "breed publiek",
        "publiek": "breed publiek",
        "universiteiten": "academici",
        "pers": "media",
    },
)
ROLE = Vocabulary(
    ("organisator", "ondersteuner"), {"organisatie": "organisator", "ondersteuning": "ondersteuner"}
)
ACTIVITY_STATUS = Vocabulary(
    ("gepland", "doorgegaan", "geannuleerd"),
    {"afgelast": "geannuleerd", "uitgevoerd": "doorgegaan", "voorbij": "doorgegaan", "ok": "doorgegaan"},
)
YES_NO = Vocabulary(
    ("ja", "nee"),
    {"j": "ja", "x": "ja", "v": "ja", "yes": "ja", "waar": "ja", "true": "ja"}
    | {"n": "nee", "neen": "nee", "no": "nee", "onwaar": "nee", "false": "nee"},
)
CHANNEL = Vocabulary(
    (
        "website",
        "nieuwsbrief",
        "linkedin",
        "facebook",
        "instagram",
        "youtube",
        "e-learning",
        "podcast",
        "pers",
        "andere",
    ),
    {"site": "website", "webpagina": "website", "newsletter": "nieuwsbrief", "elearning": "e-learning"},
)

Aggregation: TypeAlias = Literal["level", "average", "sum"]

INDICATOR_AGGREGATION: Mapping[str, Aggregation] = MappingProxyType(
    {
        "actieve gebruikers": "average",
        "bezoeken": "sum",
        "abonnees": "level",
        "geopend": "sum",
        "volgers": "level",
        "weergaven": "sum",
        "downloads": "sum",
        "artikels": "sum",
        "deelnemers": "sum",
        "andere": "sum",
    }
)
"""How an indicator adds up over months: the latest counts, a mean (never summed), or a sum."""

INDICATOR = Vocabulary(
    tuple(INDICATOR_AGGREGATION),
    {
        "gebruikers": "actieve gebruikers",
        "bezoekers": "actieve gebruikers",
        "artikelen": "artikels",
        "sessies": "bezoeken",
        "volger": "volgers",
        "abonnee": "abonnees",
    },
)
REQUESTER = Vocabulary(
    ("lokaal bestuur", "LIVC-R", "school", "politie", "welzijn", "middenveld", "burger", "andere"),
    {
        "gemeente": "lokaal bestuur",
        "stad": "lokaal bestuur",
        "lokale besturen": "lokaal bestuur",
        "LIVC": "LIVC-R",
        "scholen": "school",
        "onderwijs": "school",
    },
)
TOPIC = Vocabulary(
    (
        "online polarisatie",
        "desinformatie",
        "haatspraak",
        "controverse in de klas",
        "spanningen in de wijk",
        "opvang asiel",
        "radicalisering",
        "internationaal conflict",
        "communicatie",
        "andere",
    ),
    {
        "fake news": "desinformatie",
        "nepnieuws": "desinformatie",
        "hate speech": "haatspraak",
        "controversie in de klas": "controverse in de klas",
    },
)
NATURE = Vocabulary(("preventief", "curatief"), {"preventie": "preventief"})
OFFER = Vocabulary(("advies", "vorming", "intervisie", "begeleiding", "materiaal", "geen"))
REFERRAL_STATUS = Vocabulary(
    ("nieuw", "in behandeling", "doorverwezen", "afgerond", "niet opgevolgd"),
    {"lopend": "in behandeling", "afgesloten": "afgerond", "klaar": "afgerond"},
)
EXPENSE_STATUS = Vocabulary(
    ("vastgelegd", "betaald", "ingediend", "verworpen"), {"betaling": "betaald", "afgekeurd": "verworpen"}
)
PER = Vocabulary(("project", "jaar"), {"per jaar": "jaar", "jaarlijks": "jaar", "totaal": "project"})
SAME, DIFFERENT = "dezelfde", "verschillend"
VERDICT = Vocabulary(
    (SAME, DIFFERENT),
    {
        "zelfde": SAME,
        "hetzelfde": SAME,
        "een en dezelfde": SAME,
        "dubbel": SAME,
        "anders": DIFFERENT,
        "andere": DIFFERENT,
        "niet dezelfde": DIFFERENT,
        "apart": DIFFERENT,
    },
)
MEMBERSHIP = Vocabulary(("lid", "in gesprek", "geen lid"))
ACTION_STATUS = Vocabulary(
    ("op te starten", "opgestart", "lopende", "afgerond", "stopgezet"), {"lopend": "lopende"}
)
DOMAIN = Vocabulary(("KB", "OV", "WVG", "CJSM", "WSE"), {"CISM": "CJSM"}, typing_errors=0)
"""Policy domains as the plan of 2017 abbreviates them, with its one slip of the pen."""
ACTION_BUDGET_KIND = Vocabulary(("bedrag", "deelbedrag", "gedrukt totaal", "onbekend"))
TARGET = Vocabulary(
    (
        "publieksmomenten",
        "intervisiemomenten",
        "netwerkoverleggen",
        "vormingen",
        "activiteiten",
        "deelnemers",
        "voltooide opleidingen",
        "ondersteuningsvragen",
        "lokale besturen bereikt",
        "actieve gebruikers website",
        "abonnees nieuwsbrief",
        "volgers sociale media",
    )
)
ORIGIN = Vocabulary(
    ("gepubliceerd", "afgeleid", "voorbeeld"), {"fictief": "voorbeeld", "publicatie": "gepubliceerd"}
)
