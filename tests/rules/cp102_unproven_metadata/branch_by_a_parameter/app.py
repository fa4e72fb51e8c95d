from openai import OpenAI

client = OpenAI()
OWNED = {"x-team-id": "search"}


def ask(prompt, owned):
    headers = OWNED if owned else {}
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)  # expect: CP102


def ask_for(prompt, provider, team):
    headers = {}
    if provider == "openai":
        headers["x-team-id"] = team
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)  # expect: CP102


def tell(prompt, team):
    headers = {}
    if team:
        headers["x-team-id"] = team
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers)  # expect: CP102
