"""A helper by position: two arguments are swapped, one of which is blank."""
from openai import OpenAI

client = OpenAI()


def headers(team, center, service, environment="prod", cid=None):
    made = {"x-team-id": team, "x-cost-center": center, "x-service": service, "x-environment": environment}
    if cid:
        made["x-correlation-id"] = cid
    return made


def right(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("po", "cc-42", "po", "prod", "1"))


def shifted(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("po", "cc-42", "po", "1"))


def starred(text):
    row = ("po", "cc-42", "po")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(*row, cid="3"))


def starred_short(text):
    row = ("po", "", "po", "prod")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(*row, "4"))


def main():
    right("a")
    shifted("b")
    starred("c")
    starred_short("d")
