"""Words and wording: spelling, spacing, names, acronyms, dates that depend on the day, and blame."""
