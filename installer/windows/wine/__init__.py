"""Tries the Windows program under Wine; nothing of this is shipped."""
