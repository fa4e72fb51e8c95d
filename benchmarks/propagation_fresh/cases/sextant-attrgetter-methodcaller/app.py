from operator import attrgetter, methodcaller

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "sextant", "x-cost-center": "cc-855", "x-service": "star-fix", "x-environment": "prod"}
endpoint = attrgetter("chat.completions.create")


def fix(text, cid):
    return endpoint(client)(model="gpt-4o", messages=[{"role": "user", "content": text}],
                            extra_headers=OWNER | {"x-correlation-id": cid})


def drift(text):
    ask = methodcaller("create", model="gpt-4o", input=text, extra_headers=OWNER)
    return ask(client.responses)


def main():
    fix("Polaris", "fix-1")
    drift("2 knots")
