"""The settings: of this computer, of the municipality, of its file."""
