"""How fast, how much memory, how many bytes; nothing here asserts a time."""
