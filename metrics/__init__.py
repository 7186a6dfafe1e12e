"""From rows to figures: pure functions, without clock, input or output."""
