"""Bereik as partners type it."""

from __future__ import annotations

from datetime import date

from tests.oddities.oddity import Oddity, no, ok, skip, warn

JAN = date(2024, 1, 1)

REACH: list[Oddity] = [
    ok("Maand", date(2024, 1, 15), JAN, "een dag in de maand", "mmm yyyy"),
    ok("Maand", 45292, JAN, "reeksnummer zonder opmaak"),
    ok("Maand", "01/2024", JAN, "maand en jaar"),
    ok("Maand", "2024-01", JAN, "jaar en maand"),
    ok("Maand", "jan 2024", JAN, "kort"),
    ok("Maand", "januari '24", JAN, "jaartal met apostrof"),
    ok("Maand", "JAN. 2024", JAN, "hoofdletters en punt"),
    ok("Maand", "mrt-24", date(2024, 3, 1), "streepje"),
    ok("Maand", "31/01/2024", JAN, "de laatste dag"),
    ok("Maand", "sept 2023", date(2023, 9, 1), "sept"),
    no("Maand", "Q1", "bad_month", "kwartaal"),
    no("Maand", "1e kwartaal 2024", "bad_month", "kwartaal voluit"),
    no("Maand", 2024, "bad_month", "een jaar als getal"),
    no("Maand", "2024", "bad_month", "een jaar als tekst"),
    no("Maand", "13/2024", "bad_month", "maand 13"),
    no("Maand", "januari", "bad_month", "jaar vergeten"),
    no("Maand", "jan-feb 2024", "bad_month", "twee maanden"),
    no("Maand", "vorige maand", "bad_month", "geen maand"),
    no("Maand", None, "missing_value", "vergeten"),
    no("Maand", "#VERW!", "formula_error", "kapotte verwijzing"),
    warn("Maand", "01/2090", "unlikely", date(2090, 1, 1), "nog niet begonnen"),
    ok("Kanaal", "Site", "website", "ander woord"),
    ok("Kanaal", "Linked In", "linkedin", "spatie te veel"),
    ok("Kanaal", "e-Learning", "e-learning", "hoofdletter"),
    ok("Kanaal", "nieuwsbrieven", "nieuwsbrief", "meervoud met v"),
    ok("Kanaal", "YouTube ", "youtube", "spatie erachter"),
    no("Kanaal", "Twitter", "unknown_category", "niet in de lijst"),
    no("Kanaal", "FB en Insta", "unknown_category", "twee kanalen"),
    ok("Indicator", "sessies", "bezoeken", "ander woord"),
    ok("Indicator", "weergave", "weergaven", "enkelvoud"),
    ok("Indicator", "Download", "downloads", "enkelvoud"),
    no("Indicator", "likes", "unknown_category", "niet in de lijst"),
    no("Indicator", "idem", "unknown_category", "idem"),
    ok("Waarde", "12.345.678", 12_345_678, "miljoenen"),
    ok("Waarde", "1 250 volgers", 1250, "eenheid erachter"),
    ok("Waarde", 0, 0, "nul is een telling"),
    no("Waarde", "1,2k", "bad_count", "k voor duizend"),
    no("Waarde", "3,5 miljoen", "bad_count", "miljoen in letters"),
    no("Waarde", "~500", "bad_count", "schatting"),
    no("Waarde", "12%", "bad_count", "percentage"),
    no("Waarde", "n.v.t.", "bad_count", "leeg woord in een verplichte kolom"),
    no("Waarde", None, "missing_value", "vergeten"),
    no("Waarde", "#WAARDE!", "formula_error", "Nederlandse formulefout"),
    no("Waarde", "1.250 (+ 30 tegenover mei)", "bad_count", "vergelijking in de cel"),
    Oddity({"Maand": "02/2023", "Kanaal": "podcast", "Indicator": "downloads", "Waarde": 7}, "valid",
           "de eerste van twee", whole=True),
    Oddity({"Maand": "februari 2023", "Kanaal": "Podcasts", "Indicator": "downloads", "Waarde": 8},
           "rejected", "zelfde meting nog eens", {}, frozenset({("Maand", "duplicate_measure", "error")}),
           whole=True),
    skip("leeg"),
    skip("totaalrij", Maand="Totaal 2024"),
]  # fmt: skip
