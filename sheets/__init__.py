"""From spreadsheets to checked rows, and what was kept of them."""
