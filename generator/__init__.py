"""Afterword: a static site generator that reads postmortems as postmortems."""

__version__ = "0.1.0"
