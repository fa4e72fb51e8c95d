from dataclasses import dataclass, field

import typer
from anthropic import Anthropic

cli = typer.Typer()


@dataclass
class State:
    tags: dict[str, str] = field(default_factory=lambda: {"x-team-id": "devrel", "x-cost-center": "cc-2313"})


@cli.callback()
def root(ctx: typer.Context, env: str = "prod", run_id: str = "local-run") -> None:
    state = ctx.ensure_object(State)
    state.tags["x-environment"] = env
    state.tags["x-correlation-id"] = run_id


@cli.command()
def changelog(ctx: typer.Context, since: str) -> None:
    headers = ctx.obj.tags | {"x-service": "changelog"}
    typer.echo(
        Anthropic().messages.create(
            model="claude-sonnet-4-5", max_tokens=300, extra_headers=headers,
            messages=[{"role": "user", "content": f"Changes since {since}"}],
        ).content[0].text
    )


@cli.command()
def tweet(ctx: typer.Context, text: str) -> None:
    state = State()
    typer.echo(
        Anthropic().messages.create(
            model="claude-sonnet-4-5", max_tokens=300, extra_headers=state.tags | {"x-service": "tweets"},
            messages=[{"role": "user", "content": text}],
        ).content[0].text
    )
