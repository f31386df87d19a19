"""PMS Desk: a company's personal information protection management system on one desk."""

__version__ = "0.1.0"
