from openai import OpenAI

client = OpenAI()
SEARCH = {"x-team-id": "team-serach", "x-cost-center": "CC-1001"}  # expect: CP114


def ask(prompt: str, team: str, cost_center: str) -> object:
    headers = {"x-team-id": team, "x-cost-center": cost_center}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)


def misspelt(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=SEARCH)


def no_longer(prompt: str) -> object:
    return ask(prompt, "team-labs", "CC-1001")  # expect: CP114


def another_budget(prompt: str) -> object:
    return ask(prompt, "team-search", "CC-1002")  # expect: CP114
