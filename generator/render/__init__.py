"""Site -> artifacts, and artifacts' pages -> views: the words that a theme may use."""
