"""Registers as lists, workbooks and CSV files."""
