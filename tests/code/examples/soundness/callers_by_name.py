from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(text, headers):
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id correlation_id


HANDLERS = {"ask": ask}


def dispatch(name, text, headers):
    HANDLERS[name](text, headers)


def main():
    dispatch("ask", "a", TAGS)
    dispatch("ask", "b", {})  # expect: blame team_id correlation_id
