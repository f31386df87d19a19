"""Papers of the management review."""
