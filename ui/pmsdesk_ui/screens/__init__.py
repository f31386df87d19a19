"""The pages of the window: one package for each area."""
