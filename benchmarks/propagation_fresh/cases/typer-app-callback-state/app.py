import typer
from anthropic import Anthropic

app = typer.Typer()
state = {"headers": {"x-service": "release-notes", "x-environment": "ci"}}


@app.callback()
def setup(team: str = typer.Option("release"), cost_center: str = typer.Option("cc-61")):
    state["headers"]["x-team-id"] = team
    state["headers"]["x-cost-center"] = cost_center


@app.command()
def notes(tag: str):
    client = Anthropic()
    message = client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=400,
        messages=[{"role": "user", "content": f"Notes for {tag}"}],
        extra_headers={**state["headers"], "x-correlation-id": f"release-{tag}"},
    )
    typer.echo(message.content[0].text)


@app.command()
def tweet(tag: str):
    client = Anthropic()
    message = client.messages.create(
        model="claude-haiku-4-5",
        max_tokens=80,
        messages=[{"role": "user", "content": f"Tweet for {tag}"}],
        extra_headers=state["headers"],
    )
    typer.echo(message.content[0].text)


def main():
    app(["notes", "v1"], standalone_mode=False)
    app(["tweet", "v1"], standalone_mode=False)
