"""Workbooks, documents and figures to take away."""
