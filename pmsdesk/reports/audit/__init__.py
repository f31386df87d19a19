"""Papers about internal audits."""
