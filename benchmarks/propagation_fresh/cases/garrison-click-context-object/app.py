import anthropic
import click
from click.testing import CliRunner


@click.group()
@click.option("--team", default="garrison")
@click.option("--environment", type=click.Choice(["prod", "unknown"]), default="prod")
@click.pass_context
def cli(ctx, team, environment):
    ctx.obj = {"x-team-id": team, "x-cost-center": "cc-891", "x-service": "roster", "x-environment": environment}


@cli.command()
@click.argument("name")
@click.pass_obj
def enlist(tags, name):
    sdk = anthropic.Anthropic(default_headers=tags)
    sdk.messages.create(model="claude-haiku-4-5", max_tokens=5, messages=[{"role": "user", "content": name}],
                        extra_headers={"x-correlation-id": f"enlist-{name}"})


@cli.command()
@click.pass_context
def muster(ctx):
    sdk = anthropic.Anthropic(default_headers=ctx.obj)
    sdk.messages.create(model="claude-haiku-4-5", max_tokens=5, messages=[{"role": "user", "content": ctx.info_name}])


def main():
    CliRunner().invoke(cli, ["enlist", "tom"], catch_exceptions=False)
    CliRunner().invoke(cli, ["--team", "garrison-b", "muster"], catch_exceptions=False)
