"""Values and rules in pure Python: no window, no tables, no files."""
