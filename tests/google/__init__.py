"""A Google of our own: a small server that answers like the Sheets API, and what to test against it."""
