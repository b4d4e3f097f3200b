"""Editorial notes: found, placed, and tied to what they are about."""
