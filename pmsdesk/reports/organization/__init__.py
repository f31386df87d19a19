"""Papers about the organization and its people."""
