"""The calendar on paper: a month to hang on the wall, a year to plan with."""
