"""Rules about what a postmortem says that does not go together."""
