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

    from generator.engine.explain import explain, rule_named, rule_near
    from generator.engine.rules import every_rule
    from generator.report.rule import show_rule_json, show_rule_text, show_rules_text

    if rule is None:
        told = tuple(explain(one) for one in every_rule())
    else:
        found = rule_named(rule)
        if found is None:
            near = rule_near(rule)
            hint = f"did you mean {near}?" if near else "`afterword rule --all` lists them"
            raise click.UsageError(f"there is no rule {rule[:60]!r}; {hint}")
        told = (explain(found),)
    if form == "json":
        click.echo(show_rule_json(told), nl=False)
    else:
        click.echo(show_rules_text(told) if rule is None else show_rule_text(told[0]), nl=False)
    return 0
