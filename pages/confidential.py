"""What was told in confidence, for whom it is meant: sent once it is asked for, and recorded before that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.parts import page_of, part, table
from pages.tables import Columns
from pages.words import escaped, plural

NOT_NOW = "Deze rijen zijn nu niet te tonen: wie ze ziet, kan niet genoteerd worden. Verwittig de beheerder."
RECORDED = "Wie ze opent, wordt genoteerd, met het tijdstip en de filters. Ze zijn niet te downloaden."


@dataclass(frozen=True)
class Vault:
    """The rows told in confidence that are one's own: `whose`, and how to get those of a table.

    `rows` gets the page and the table (`referrals`, `expenses`); None is that the look could not be recorded.
    """

    whose: str
    rows: Callable[[str, str], pd.DataFrame | None]


def confidential_card(
    vault: Vault | None, page: str, of: str, columns: Columns, counted: tuple[str, str]
) -> None:
    """A drawer with the rows of a table, columns and all; nothing at all for who has no vault."""
    if vault is None:
        return
    with st.container(border=True, gap="xsmall", key=f"vertrouwelijk-{of}"):
        st.header("Vertrouwelijk", anchor=False)
        st.text(f"{vault.whose} {RECORDED}")
        drawer = st.expander("Toon de rijen", type="compact", key=f"kluis-{of}", on_change="rerun")
        if drawer.open:
            with drawer:
                _rows(vault.rows(page, of), of, columns, counted)


def _rows(rows: pd.DataFrame | None, of: str, columns: Columns, counted: tuple[str, str]) -> None:
    if rows is None:
        st.text(NOT_NOW)
        return
    if rows.empty:
        st.text("Geen rijen in deze selectie.")
        return
    st.text(f"{plural(len(rows), *counted)} in deze selectie.")
    at = page_of(len(rows), f"blad-kluis-{of}")
    table(f"Vertrouwelijk: {escaped(counted[1])}", rows.iloc[part(at, len(rows))], columns)
