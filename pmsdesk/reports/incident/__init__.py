"""Papers about incidents."""
