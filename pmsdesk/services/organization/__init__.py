"""Verbs about the company, its departments, people, appointments and calendar."""
