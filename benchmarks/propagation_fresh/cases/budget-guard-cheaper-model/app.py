from openai import OpenAI

from budget import Budget, OverBudget

client = OpenAI()
budget = Budget({"games": 100})


def say(team, line, scene):
    headers = {"x-team-id": team, "x-cost-center": "cc-2352", "x-service": "npc-dialogue", "x-environment": "prod"}
    try:
        budget.charge(team, 60)
        headers["x-correlation-id"] = f"scene-{scene}"
    except OverBudget as over:
        return client.responses.create(model="gpt-4o-nano", input=line, extra_headers=headers | {"x-over-budget": over.team})
    else:
        return client.responses.create(model="gpt-4o", input=line, extra_headers=headers)


def main():
    say("games", "halt!", 1)
    say("games", "who goes there?", 1)
