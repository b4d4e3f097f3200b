"""The language server: what lint says, as one types. Nothing but `cli/language_server.py` loads this room."""
