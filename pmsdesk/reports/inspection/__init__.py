"""Papers about self-inspections."""
