from openai import OpenAI

TEAMS = {"crops": "cc-945", "barns": ""}


def make(team, service):
    headers = {"x-team-id": team, "x-service": service, "x-environment": "prod"}
    if TEAMS.get(team):
        headers["x-cost-center"] = TEAMS[team]
    return OpenAI(default_headers=headers)
