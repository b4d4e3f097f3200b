"""One text to one value, raising nothing."""
