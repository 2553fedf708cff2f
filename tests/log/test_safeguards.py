"""What no other test of the log would miss: a safeguard each."""
