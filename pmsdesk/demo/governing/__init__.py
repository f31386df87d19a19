"""Two years of trainings, pledges, audits, reviews and annual plans, and the current one so far."""

from .agenda import plan as plan
