"""Use cases: queries that return frozen dataclasses, and commands."""
