"""The real dashboard, driven in Chromium."""
