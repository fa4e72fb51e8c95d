import click
from click.testing import CliRunner
from openai import OpenAI


class Session:
    def __init__(self, team, center):
        self.team, self.center = team, center
        self.client = OpenAI()

    def headers(self, service, run):
        return {"x-team-id": self.team, "x-cost-center": self.center, "x-service": service,
                "x-environment": "prod", "x-correlation-id": run}


pass_session = click.make_pass_decorator(Session)


@click.group()
@click.option("--team", default="data-quality", show_default=True)
@click.pass_context
def tool(ctx, team):
    ctx.obj = Session(team, "cc-2314")


@tool.command()
@click.argument("table")
@pass_session
def profile(session, table):
    response = session.client.responses.create(
        model="gpt-4o", input=f"Profile {table}", extra_headers=session.headers("profiler", f"profile-{table}"))
    click.echo(response.output_text)


@tool.command()
@click.argument("table")
@click.option("--run", default="")
@pass_session
def repair(session, table, run):
    response = session.client.responses.create(
        model="gpt-4o", input=f"Repair {table}", extra_headers=session.headers("repairer", run))
    click.echo(response.output_text)


def main():
    runner = CliRunner()
    assert runner.invoke(tool, ["profile", "orders"]).exit_code == 0
    assert runner.invoke(tool, ["repair", "orders"]).exit_code == 0
