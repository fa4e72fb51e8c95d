from dependency_injector import containers, providers
from openai import OpenAI

from services import Letters, Scoring


def owner_headers(team, cost_center, env):
    return {"x-team-id": team, "x-cost-center": cost_center, "x-environment": env, "x-service": "loans-api"}


class Container(containers.DeclarativeContainer):
    config = providers.Configuration()
    headers = providers.Callable(owner_headers, config.team, config.cost_center, config.env)
    client = providers.Singleton(OpenAI, default_headers=headers)
    scoring = providers.Factory(Scoring, client=client)
    letters = providers.Factory(Letters, client=client)
