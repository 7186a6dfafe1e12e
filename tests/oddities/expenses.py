"""Uitgaven as partners type it."""

from __future__ import annotations

from datetime import date

from tests.oddities.oddity import Oddity, no, ok, skip, warn

NBSP, THIN, MINUS = "\u00a0", "\u202f", "\u2212"

AMOUNTS = [
    ok("Bedrag", 1234.56, 123_456, "getal", '#,##0.00 "€"'),
    ok("Bedrag", 12.345, 1235, "op de cent afgerond", "#,##0.00"),
    ok("Bedrag", "1.234,56", 123_456, "punt en komma"),
    ok("Bedrag", "€ 1 234,56", 123_456, "euroteken en spatie"),
    ok("Bedrag", f"€{NBSP}1{THIN}234,56", 123_456, "vaste spaties"),
    ok("Bedrag", "1'234,56", 123_456, "apostrof voor duizend"),
    ok("Bedrag", "1234,5 EUR", 123_450, "één cijfer na de komma"),
    ok("Bedrag", "45 euro", 4500, "euro voluit"),
    ok("Bedrag", "45,00 €", 4500, "euroteken erachter"),
    ok("Bedrag", "1.234", 123_400, "duizend tweehonderdvierendertig"),
    ok("Bedrag", "1.234,-", 123_400, "streepje voor nul cent"),
    ok("Bedrag", "45,--", 4500, "twee streepjes"),
    ok("Bedrag", "-45,00", -4500, "creditnota"),
    ok("Bedrag", f"{MINUS}45,00", -4500, "echt minteken"),
    ok("Bedrag", "(45,00)", -4500, "boekhoudershaakjes"),
    ok("Bedrag", "45,00-", -4500, "min erachter"),
    ok("Bedrag", "€ -45,00", -4500, "min na het euroteken"),
    ok("Bedrag", "'45,00", 4500, "apostrof die er tekst van moest maken"),
    ok("Bedrag", "45,00\n", 4500, "lege regel erachter"),
    ok("Bedrag", 0, 0, "nul euro"),
    no("Bedrag", "12.50", "ambiguous_amount", "punt voor de centen"),
    no("Bedrag", "1,234.56", "ambiguous_amount", "Engels"),
    no("Bedrag", "1,234", "ambiguous_amount", "Engelse duizend of drie decimalen"),
    no("Bedrag", date(2022, 5, 12), "bad_amount", "12.5 werd een datum", "dd/mm/yyyy"),
    no("Bedrag", "12,5 k€", "bad_amount", "duizenden"),
    no("Bedrag", "k€ 12", "bad_amount", "duizenden"),
    no("Bedrag", "ca. 100", "bad_amount", "schatting"),
    no("Bedrag", "100 excl. btw", "bad_amount", "zonder btw"),
    no("Bedrag", "100,00 + 21,00", "bad_amount", "optelling"),
    no("Bedrag", "USD 100", "bad_amount", "andere munt"),
    no("Bedrag", "gratis", "bad_amount", "geen bedrag"),
    no("Bedrag", "n.v.t.", "bad_amount", "leeg woord in een verplichte kolom"),
    no("Bedrag", "-", "bad_amount", "streepje in een verplichte kolom"),
    no("Bedrag", "idem", "bad_amount", "idem"),
    no("Bedrag", True, "bad_amount", "een vinkje"),
    no("Bedrag", 1e15, "bad_amount", "onmogelijk groot"),
    no("Bedrag", None, "missing_value", "vergeten"),
    no("Bedrag", "#GETAL!", "formula_error", "Nederlandse formulefout"),
    no("Bedrag", "#VALUE!", "formula_error", "Engelse formulefout"),
    warn("Bedrag", "12.000,00", "unlikely", 1_200_000, "meer dan heel de post"),
]

OTHERS = [
    ok("Datum", "15-02-2022", date(2022, 2, 15), "streepjes"),
    no("Datum", "februari 2022", "bad_date", "hier is de dag nodig"),
    warn("Datum", "15/02/2013", "outside_grant", date(2013, 2, 15), "voor elke subsidie"),
    ok("Post", "werking", "Werking", "kleine letter"),
    ok("Post", "Werkng", "Werking", "tikfout"),
    no("Post", "Drank", "unknown_budget_line", "geen post"),
    no("Post", "n.v.t.", "missing_value", "leeg woord in een verplichte kolom"),
    no("Omschrijving", "voor 0470/12.34.56", "personal_data", "telefoonnummer"),
    ok("Leverancier", "BE 0412.345.713", "BE 0412.345.713", "ondernemingsnummer, geen telefoon"),
    no("Leverancier", "info@voorbeeld.be", "personal_data", "mailadres"),
    ok("Bewijsstuk", "007", "007", "nullen vooraan"),
    ok("Bewijsstuk", 8, "008", "nullen uit de opmaak", "000"),
    ok("Bewijsstuk", 2022, "2022", "een getal als nummer"),
    ok("Bewijsstuk", "2022-10", "2022-10", "geen maand"),
    ok("Bewijsstuk", "+++123/4567/89012+++", "+++123/4567/89012+++", "gestructureerde mededeling"),
    ok("Bewijsstuk", "-", None, "streepje is leeg"),
    ok("Subsidie", "voorbeeldsubsidie", "Voorbeeldsubsidie", "kleine letter"),
    ok("Subsidie", None, "Voorbeeldsubsidie", "volgens de datum"),
    no("Subsidie", "Fictief fonds", "unknown_grant", "onbekende subsidie"),
    ok("Status", None, "betaald", "leeg is betaald"),
    ok("Status", "Betalingen", "betaald", "ander woord, meervoud"),
    ok("Status", "afgekeurd", "verworpen", "ander woord"),
    no("Status", "open", "unknown_category", "niet in de lijst"),
]

TWICE = {"Datum": "01/03/2022", "Post": "Werking", "Omschrijving": "Voorbeeld van twee keer", "Bedrag": 5}
COPIED = {"Leverancier": "Fictief bv", "Bewijsstuk": "F1", "Bedrag": 5, "Datum": "01/03/2022"}
COPY = frozenset({("Bewijsstuk", "duplicate_voucher", "warning")})

ROWS = [
    Oddity(TWICE, "valid", "de eerste van twee", whole=True),
    Oddity(TWICE, "valid", "dezelfde rij nog eens", {}, frozenset({("Datum", "duplicate_row", "warning")}),
           whole=True),
    Oddity(COPIED, "valid", "eerste van een dubbel bewijsstuk", {}, COPY),
    Oddity(COPIED, "valid", "zelfde bewijsstuk, andere omschrijving", {}, COPY),
    skip("leeg"),
    skip("som zonder bedrag", Omschrijving="Som"),
]  # fmt: skip

EXPENSES: list[Oddity] = [*AMOUNTS, *OTHERS, *ROWS]
