"""What people read who do not read code."""
