"""Internal audits: the year's plan, each audit with its work paper, findings, the report."""
