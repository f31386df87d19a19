"""The self-inspection: plan, round, inspection, answer, evidence (records R43)."""
