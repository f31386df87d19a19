"""Corrective actions and improvement tasks (records R45)."""
