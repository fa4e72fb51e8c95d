from openai import OpenAI


def tagged_client(team, cost_center, environment="prod"):
    return OpenAI(default_headers={"x-team-id": team, "x-cost-center": cost_center, "x-environment": environment})
