"""The checklists page."""
