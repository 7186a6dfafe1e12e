"""What a row is: the kinds of cell, the word lists, and one model a tab."""
