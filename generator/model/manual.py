"""Where the manual stands, and where in it a rule is told."""

MANUAL = "https://afterword.example/docs/"
"""The address of the manual: `base_url` of its `site.yaml`."""


def rule_url(code: str, name: str) -> str:
    """The address at which the manual tells of the rule `code name`."""
    return f"{MANUAL}rules/#{code}-{name}".lower() if name else f"{MANUAL}rules/"
