"""Corrective actions: the list, and one action from its finding to its closing."""
