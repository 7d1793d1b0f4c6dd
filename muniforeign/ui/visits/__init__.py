"""The screens of visits: the list, and one visit with its tabs."""
