"""Checklists: the files people write, and the versions the company has published."""
