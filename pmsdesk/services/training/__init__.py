"""Training: courses, plans, attendance, tests, reports; pledges, leave, competence."""
