import dataclasses

import click
from openai import OpenAI


@dataclasses.dataclass
class Session:
    client: OpenAI
    tags: dict
    run: str = ""

    def headers(self):
        return {**self.tags, **({"x-correlation-id": self.run} if self.run else {})}


@click.group()
@click.option("--run", default="")
@click.pass_context
def cli(ctx, run):
    ctx.ensure_object(dict)
    ctx.obj = Session(OpenAI(), {"x-team-id": "weir", "x-cost-center": "cc-315", "x-service": "gates", "x-environment": "prod"}, run)


@cli.command()
@click.argument("text")
@click.pass_obj
def opens(session: Session, text):
    headers = session.headers() | {"x-correlation-id": "open-" + text}
    session.client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@cli.command()
@click.argument("text")
@click.pass_context
def shuts(ctx, text):
    ctx.obj.client.responses.create(model="gpt-4o", input=text, extra_headers=ctx.obj.tags)


def main():
    cli(["opens", "a"], standalone_mode=False)
    cli(["--run", "r-1", "shuts", "b"], standalone_mode=False)
