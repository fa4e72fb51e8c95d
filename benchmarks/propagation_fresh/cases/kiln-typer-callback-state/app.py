import typer
from openai import OpenAI

cli = typer.Typer()
state = {"headers": {}}


@cli.callback()
def setup(team: str = "kiln", run: str = "batch"):
    state["headers"] = {"x-team-id": team, "x-cost-center": "cc-316", "x-service": "glaze", "x-environment": "prod",
                        "x-correlation-id": run}


@cli.command()
def fire(text: str):
    OpenAI(default_headers=state["headers"]).responses.create(model="gpt-4o", input=text)


@cli.command()
def cool(text: str):
    OpenAI().responses.create(model="gpt-4o", input=text, extra_body={"metadata": {"team_id": "kiln"}})


def main():
    cli(["fire", "a"], standalone_mode=False)
    cli(["cool", "b"], standalone_mode=False)
