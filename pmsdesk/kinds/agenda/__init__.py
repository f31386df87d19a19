"""What stands in the calendar, one file for each area of the PMS."""
