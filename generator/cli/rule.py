"""`afterword rule`: what a rule says, and why."""

import click

from generator.cli.terminal import given

_EXAMPLES = """\b
Examples:
  afterword rule ED203
  afterword rule quote-note
  afterword rule --all
  afterword rule --all --format json
"""


@click.command(epilog=_EXAMPLES)
@click.argument("rule", required=False, callback=given, metavar="CODE|NAME")
@click.option("--all", "everything", is_flag=True, help="Every rule: in text a line each.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rule(rule: str | None, everything: bool, form: str) -> int:
    """Explain a rule: what it is about, why, what it stops, an example, and how to allow it."""
    if everything == (rule is not None):
        raise click.UsageError("name one rule, such as `afterword rule ED203`, or ask for --all")

    from generator.engine.explain import explain, rule_near, rules_named
    from generator.engine.rules import every_rule
    from generator.report.rule import show_rule_json, show_rule_text, show_rules_text

    found = every_rule() if rule is None else rules_named(rule)
    if rule is not None and not found:
        near = rule_near(rule)
        hint = f"did you mean {near}?" if near else "`afterword rule --all` lists them"
        raise click.UsageError(f"there is no rule {rule[:60]!r}; {hint}")
    told = tuple(explain(one) for one in found)
    if form == "json":
        click.echo(show_rule_json(told), nl=False)
    elif everything:
        click.echo(show_rules_text(told), nl=False)
    else:
        click.echo("\n\n".join(show_rule_text(one) for one in told), nl=False)
    return 0
