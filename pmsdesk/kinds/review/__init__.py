"""The management review and its decisions."""
