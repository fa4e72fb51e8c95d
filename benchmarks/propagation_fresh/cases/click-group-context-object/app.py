import uuid

import click
from openai import OpenAI


class State:
    def __init__(self, team, env):
        self.headers = {"x-team-id": team, "x-environment": env, "x-service": "docs-cli"}
        self.client = OpenAI()

    def tagged(self, cost_center):
        return {**self.headers, "x-cost-center": cost_center, "x-correlation-id": uuid.uuid4().hex}


@click.group()
@click.option("--team", required=True)
@click.option("--env", default="dev")
@click.pass_context
def cli(ctx, team, env):
    ctx.obj = State(team, env)


@cli.command()
@click.argument("text")
@click.option("--cost-center", required=True)
@click.pass_obj
def summarise(state, text, cost_center):
    result = state.client.responses.create(model="gpt-4.1", input=text, extra_headers=state.tagged(cost_center))
    click.echo(result.output_text)


@cli.command()
@click.argument("text")
@click.pass_obj
def outline(state, text):
    result = state.client.responses.create(model="gpt-4.1", input=text, extra_headers=state.headers)
    click.echo(result.output_text)


def main():
    cli(["--team", "docs", "summarise", "a", "--cost-center", "cc-1"], standalone_mode=False)
    cli(["--team", "docs", "outline", "a"], standalone_mode=False)
