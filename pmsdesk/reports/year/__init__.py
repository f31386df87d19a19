"""Papers of a fiscal year: the annual self-inspection audit report."""
