from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(text, team=None):
    headers = {**TAGS, "x-team-id": team or "search"}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id


def main():
    ask("a", "sales")
    ask("b", "unknown")  # expect: blame team_id
