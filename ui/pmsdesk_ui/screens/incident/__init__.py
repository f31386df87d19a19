"""Incidents: reported in a minute, and followed from the first report to the closing."""
