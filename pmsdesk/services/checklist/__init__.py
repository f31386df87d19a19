"""Verbs about checklists: publish, withdraw, switch questions off, choose the method."""
