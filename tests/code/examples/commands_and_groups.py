"""Commands of click and typer: what the groups above a command keep in the context, and options."""

import click
import typer
from openai import OpenAI

OWNER = {"x-team-id": "search"}
client = OpenAI()


class Session:
    def __init__(self, run):
        self.run = run

    def headers(self):
        return {**OWNER, "x-correlation-id": self.run}


pass_session = click.make_pass_decorator(Session)


@click.group()
@click.option("--run", default="nightly")
@click.pass_context
def cli(ctx, run):
    ctx.ensure_object(dict)
    ctx.obj["headers"] = {**OWNER, "x-correlation-id": run}
    ctx.obj["owner"] = OWNER


@cli.command()
@click.pass_context
def full(ctx):
    client.responses.create(model="m", input="a", extra_headers=ctx.obj["headers"])  # expect: pass


@cli.command()
@click.pass_obj
def part(obj):
    client.responses.create(model="m", input="a", extra_headers=obj["owner"])  # expect: fail correlation_id


@click.group()
@click.pass_context
def tools(ctx):
    ctx.obj = Session("1")


@tools.group()
@click.pass_obj
def admin(session):
    session.run = "admin"


@admin.command()
@pass_session
@click.argument("text")
@click.option("--trace", "-t", required=True)
@click.option("--label", default="")
def ask(session, text, trace, label):
    client.responses.create(model="m", input=text, extra_headers=session.headers())  # expect: pass
    headers = {**OWNER, "x-correlation-id": trace}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
    headers = {**OWNER, "x-correlation-id": label}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable correlation_id


@tools.command()
def current():
    session = click.get_current_context().find_object(Session)
    client.responses.create(model="m", input="a", extra_headers={"x-correlation-id": session.run})  # expect: fail team_id


app = typer.Typer()


@app.callback()
def setup(ctx: typer.Context, run: str = "1"):
    ctx.obj = {**OWNER, "x-correlation-id": run}


@app.command()
def index(ctx: typer.Context, label: str = typer.Option(""), trace: str = typer.Option(...)):
    client.responses.create(model="m", input="a", extra_headers=ctx.obj)  # expect: pass
    headers = {**ctx.obj, "x-correlation-id": label}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
    headers = {"x-correlation-id": trace}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id
