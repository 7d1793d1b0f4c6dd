"""Before the office is open: start, new office, password, recovery sheet."""
