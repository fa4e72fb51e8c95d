from openai import OpenAI

client = OpenAI()
NAMES = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")


def ask(text, *values, **more):
    headers = dict(zip(NAMES, values))
    headers.update(more)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    owner = ["underpass", "cc-863", "lamp-check", "prod"]
    ask("dark?", *owner, "u-1")
    ask("wet?", *owner[:3], **{"x-environment": "prod", "x-correlation-id": "u-2"})
    ask("cold?", *owner[1:], "u-3", "u-4")
    ask("loud?", *owner)
