"""Verbs of incidents: report, escalate, judge, keep every date, follow, close."""
