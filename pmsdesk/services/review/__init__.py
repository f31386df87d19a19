"""Verbs about the management review."""
