"""Trainings: planned, attended, tested, reported; pledges, courses, competence."""
