from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class M:
    mode = "full"


def change():
    M.mode = "slim"


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"full": TAGS, "slim": {"x-team-id": "a"}}[M.mode])


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"full": TAGS, "slim": {"x-team-id": "a"}}[M.mode])


def main():
    ask("a")
    change()
    ask_after("b")
