"""Verbs of the self-inspection: plan, open, fill in, hand in, confirm, approve."""
