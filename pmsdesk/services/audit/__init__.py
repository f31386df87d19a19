"""Verbs about internal audits."""
