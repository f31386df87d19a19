"""Verbs of corrective actions and improvement tasks."""
