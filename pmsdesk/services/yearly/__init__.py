"""Verbs about the annual plan."""
