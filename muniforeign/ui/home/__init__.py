"""The first page: what the office has to know this morning."""
