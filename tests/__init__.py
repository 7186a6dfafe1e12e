"""What the dashboard promises, as tables of input and expected output."""
