"""The people and departments page."""
