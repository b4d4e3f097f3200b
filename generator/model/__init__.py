"""The nouns: frozen values that every other room speaks in. They import only each other."""
