"""The coordinator's tabs as coordinators type them."""

from __future__ import annotations

from datetime import date

from tests.oddities.oddity import Oddity, no, ok, skip, warn

PARTNERS: list[Oddity] = [
    Oddity({"Naam": "Voorbeeldhuis", "Afkorting": "VBH", "Status": "Lid"}, "valid", "een lid",
           {"Status": "lid"}, whole=True),
    Oddity({"Naam": "Voorbeeldwerk", "Werkboek": "Voorbeeldwerk.XLSX"}, "valid", "hoofdletters",
           {"Werkboek": ("Voorbeeldwerk.XLSX",)}, whole=True),
    Oddity({"Naam": "Voorbeeldpartner", "Werkboek": "voorbeeldpartner"}, "valid", "zonder .xlsx",
           whole=True),
    ok("Status", "In gesprek", "in gesprek", "hoofdletter"),
    no("Status", "oud-lid", "unknown_category", "niet in de lijst"),
    ok("Lid sinds", "1 april 2021", date(2021, 4, 1), "voluit"),
    no("Lid sinds", 2021, "bad_date", "enkel een jaar"),
    no("Lid sinds", "april 2021", "bad_date", "hier is de dag nodig"),
    ok("Lid tot", "/", None, "leeg woord"),
    ok("Expertise", "beleid, recht; jeugd\nmedia", ("beleid, recht", "jeugd", "media"), "komma in de naam"),
    ok("Provincie", "Vl.-Br.", "Vlaams-Brabant", "afkorting"),
    no("Naam", "voorbeeld@voorbeeld.be", "personal_data", "mailadres als naam"),
    no("Naam", "Voorbeeldhuis", "duplicate_row", "staat er al"),
    skip("leeg"),
]  # fmt: skip

GRANTS: list[Oddity] = [
    Oddity({"Naam": "Voorbeeldsubsidie", "Bedrag": "€ 20.000,00", "Start": "1/1/2022", "Einde": "31 dec 2024",
            "Voorschot %": "80 %"}, "valid", "som van de posten klopt", {"Bedrag": 2_000_000,
            "Voorschot %": 0.8, "Verslag tegen": date(2025, 2, 28)}, whole=True),
    Oddity({"Naam": "Voorbeeld met verschil", "Bedrag": 1000, "Start": "1/1/2021", "Einde": "31/12/2021"},
           "valid", "posten tellen niet op", {}, frozenset({("Bedrag", "budget_mismatch", "warning")}),
           whole=True),
    ok("Voorschot %", 0.8, 0.8, "percentage als getal", "0%"),
    ok("Voorschot %", "80", 0.8, "zonder procentteken"),
    ok("Voorschot %", "0,8", 0.8, "als breuk"),
    no("Voorschot %", "120 %", "bad_count", "meer dan alles"),
    no("Voorschot %", "vier vijfde", "bad_count", "in letters"),
    no("Einde", "31/08/2016", "inconsistent", "T27: einde voor begin", Start="01/10/2016"),
    ok("Einde", "12 januari 2020", date(2020, 1, 12), "T28: de gedrukte dag", Start="15/01/2017"),
    no("Bedrag", 0, "bad_amount", "een subsidie van nul"),
    no("Bedrag", "2 x 104200", "bad_amount", "T10: een berekening is geen bedrag"),
    no("Start", "voorjaar 2021", "bad_date", "seizoen"),
    no("Naam", "voorbeeldsubsidie", "duplicate_row", "staat er al, andere hoofdletter"),
]  # fmt: skip

BUDGET: list[Oddity] = [
    Oddity({"Subsidie": "Voorbeeldsubsidie", "Post": "Werking", "Bedrag": "10.000"}, "valid", "punt",
           {"Bedrag": 1_000_000}, whole=True),
    Oddity({"Subsidie": "VOORBEELDSUBSIDIE", "Post": "Personeel", "Bedrag": 10_000}, "valid", "hoofdletters",
           {"Subsidie": "Voorbeeldsubsidie"}, whole=True),
    Oddity({"Subsidie": "Voorbeeld met verschil", "Post": "Werking", "Bedrag": 400}, "valid",
           "600 te weinig", {"Bedrag": 40_000}, whole=True),
    ok("Bedrag", "n.v.t.", None, "geen bedrag goedgekeurd", Subsidie="Voorbeeld met verschil"),
    no("Subsidie", "Fictief fonds", "unknown_grant", "onbekende subsidie"),
    no("Bedrag", "100.50", "ambiguous_amount", "punt voor de centen", Subsidie="Voorbeeld met verschil"),
    no("Post", "Personeel", "duplicate_row", "staat er al", at="Subsidie", Subsidie="Voorbeeldsubsidie"),
    skip("totaalrij zonder bedrag", Post="Totaal"),
]  # fmt: skip

TARGETS: list[Oddity] = [
    ok("Indicator", "Vorming", "vormingen", "enkelvoud"),
    ok("Indicator", "PUBLIEKSMOMENTEN", "publieksmomenten", "hoofdletters"),
    no("Indicator", "wereldvrede", "unknown_indicator", "niet te tellen"),
    ok("Doel", "1.000", 1000.0, "punt voor duizend"),
    ok("Doel", 4, 4.0, "getal"),
    no("Doel", "min. 10", "bad_count", "minstens"),
    no("Doel", "4 per jaar", "bad_count", "T07: per jaar hoort in Per"),
    ok("Nulmeting", "?", None, "vraagteken is leeg"),
    ok("Per", "per jaar", "jaar", "ander woord"),
    no("Per", "maand", "unknown_category", "niet in de lijst"),
    no("Einde", "31/08/2016", "inconsistent", "einde voor begin", Start="01/10/2016"),
    no("Subsidie", "Fictief fonds", "unknown_grant", "onbekende subsidie"),
]

ACTIONS: list[Oddity] = [
    Oddity({"Nummer": "5.10", "Actie": "Voorbeeldactie", "Status": "lopende"}, "valid", "tekst",
           {"Nummer": "5.10"}, whole=True),
    Oddity({"Nummer": 5.1, "Actie": "Voorbeeldactie", "Status": "Lopend"}, "valid", "getal met komma",
           {"Nummer": "5.1", "Status": "lopende"}, whole=True),
    Oddity({"Nummer": 5.2, "Actie": "Voorbeeldactie", "Status": "op te starten"}, "valid", "getal 5.20",
           {"Nummer": "5.20"}, formats={"Nummer": "0.00"}, whole=True),
    no("Nummer", "5,10", "duplicate_row", "T36: komma of punt, één sleutel"),
    ok("Beleidsdomeinen", "KB; OV, CJSM", ("KB", "OV", "CJSM"), "lijst"),
    ok("Bevoegdheden", "Welzijn; Onderwijs", ("Welzijn", "Onderwijs"), "T37: meer bevoegdheden"),
    ok("Ministers", "minister van Welzijn, Gezin; minister van Onderwijs",
       ("minister van Welzijn, Gezin", "minister van Onderwijs"), "komma in de titel"),
    no("Status", "bezig", "unknown_category", "niet in de lijst"),
    no("Actie", None, "missing_value", "vergeten"),
    skip("leeg"),
]  # fmt: skip

ACTION_BUDGET: list[Oddity] = [
    ok("Nummer", "5.10", "5.10", "tekst"),
    ok("Nummer", 5.1, "5.1", "getal met komma"),
    no("Nummer", "4.5", "unknown_action", "T33: verwijst naar een nummer dat er niet is"),
    no("Nummer", "X.Y", "unknown_action", "geen nummer"),
    ok("Bedrag", "onbekend", None, "niet gepubliceerd"),
    ok("Bedrag", "2.500.000 euro", 250_000_000, "miljoenen"),
    no("Bedrag", "2,5 miljoen", "bad_amount", "miljoen in letters"),
    ok("Soort", "Deelbedragen", "deelbedrag", "meervoud"),
    no("Soort", "raming", "unknown_category", "niet in de lijst"),
    ok("Herhaling van", "5.10", "5.10", "T25: een herhaling telt niet mee"),
    warn("Herhaling van", "9.99", "unknown_action", "9.99", "herhaalt iets dat er niet is"),
]
