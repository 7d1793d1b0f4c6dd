"""The program without a window: for scripts, tests, and support by telephone.

A known error prints one line and leaves 1; wrong usage leaves 2; nothing prints a traceback.
"""
