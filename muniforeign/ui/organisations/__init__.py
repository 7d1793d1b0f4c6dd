"""The screens of organisations."""
