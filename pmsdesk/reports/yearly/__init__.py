"""Papers of the annual plan."""
