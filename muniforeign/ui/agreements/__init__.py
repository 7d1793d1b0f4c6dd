"""The page of agreements and of what they promised."""
