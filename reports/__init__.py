"""Workbooks, mails and figures to take away."""
