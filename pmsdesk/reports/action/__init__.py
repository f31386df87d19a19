"""Papers about corrective actions."""
