"""Internal audit (records R44): plan, audit, auditors, work paper, findings, report."""
