"""Training: courses, plans, sessions, attendance, tests; pledges and competence (R39 to R41)."""
