"""The builder takes a list of parts; strings name presets, dicts are taken as they are."""
from openai import OpenAI

PRESETS = {"owner": {"x-team-id": "hp", "x-cost-center": "cc-2016"}, "stage": {"x-environment": "prod"}}
client = OpenAI()


def build(*parts, **named):
    out = {}
    for part in parts:
        out |= PRESETS[part] if isinstance(part, str) else part
    for name, value in named.items():
        out.setdefault("x-" + name.replace("_", "-"), value)
    return out


def ask(text):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers=build("owner", "stage", {"x-service": "hp"}, correlation_id=text))


def ask_unstaged(text):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers=build("owner", {"x-service": "hp"}, correlation_id=text))


def main():
    ask("a")
    ask_unstaged("b")
