"""Text to text: changes to a file of the author's, each of which leaves every other byte as it is."""
