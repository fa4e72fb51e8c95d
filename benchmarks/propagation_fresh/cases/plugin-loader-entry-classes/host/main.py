from . import plugins  # noqa: F401  (registers)
from .api import Plugin


def main():
    owner = dict(team_id="ed", cost_center="cc-1", environment="prod", correlation_id="d-1")
    for slug in ("summary", "title", "outline"):
        Plugin.create(slug, **owner).run("text")
