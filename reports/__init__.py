"""Figures and states as documents: what leaves the dashboard."""
