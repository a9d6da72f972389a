"""What takes how long: run by hand, never asserted."""
