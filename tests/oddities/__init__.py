"""What partners really type, cell by cell, with what it must become."""
