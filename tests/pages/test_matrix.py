from __future__ import annotations

from metrics import coverage
from pages.matrix import matrix_html
from tests.metrics.tables import activity, view


def test_a_matrix_is_escaped_and_says_where_nobody_is() -> None:
    seen = view(
        partners=[{"name": "<b>Faro", "expertise": ("haatspraak",), "status": "lid"}],
        activities=[activity("2023-05-01", "lezing", partner="<b>Faro", theme="haatspraak")],
    )
    text = matrix_html("Wie & wat", coverage.topics(seen), {}, head="Onderwerp")
    assert "<b>" not in text
    assert "&lt;b&gt;Faro" in text
    assert 'aria-label="Wie &amp; wat"' in text
    assert '<td class="ja">1 <abbr title="expertise">E</abbr></td>' in text
    assert text.count("niemand") == 8
