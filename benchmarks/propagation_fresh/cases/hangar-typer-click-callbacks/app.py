import click
from openai import OpenAI

OWNER = {"x-team-id": "hangar", "x-cost-center": "cc-56", "x-service": "checks", "x-environment": "prod"}


@click.group()
@click.option("--correlation", default="shift")
@click.pass_context
def cli(ctx, correlation):
    ctx.obj = {"client": OpenAI(default_headers=OWNER), "headers": {"x-correlation-id": correlation}}


@cli.command()
@click.argument("text")
@click.pass_obj
def inspect(obj, text):
    obj["client"].responses.create(model="gpt-4o", input=text, extra_headers=obj["headers"])


@cli.command()
@click.argument("text")
@click.pass_obj
def sign_off(obj, text):
    obj["client"].responses.create(model="gpt-4o", input=text)


def main():
    cli(["inspect", "wing"], standalone_mode=False)
    cli(["sign-off", "wing"], standalone_mode=False)
