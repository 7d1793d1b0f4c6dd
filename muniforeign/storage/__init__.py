"""The only place that knows tables."""
