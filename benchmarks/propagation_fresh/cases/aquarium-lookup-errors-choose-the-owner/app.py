"""Which error a look-up raises decides which headers are sent."""
from openai import OpenAI

client = OpenAI()
TANKS = {"reef": {"owner": ["x-team-id", "aqua"]}, "kelp": {"owner": []}}
REST = {"x-cost-center": "cc-4045", "x-service": "tanks", "x-environment": "prod", "x-correlation-id": "k-1"}


def owner(tank):
    try:
        name, value = TANKS[tank]["owner"]
    except KeyError:
        return {"x-team-id": "aqua-unlisted"}
    except ValueError:
        return {}
    return {name: value}


def feed(tank):
    return client.responses.create(model="gpt-4o-mini", input=tank, extra_headers={**REST, **owner(tank)})


def clean(tank):
    return client.responses.create(model="gpt-4o-mini", input=tank, extra_headers={**REST, **owner(tank)})


def main():
    feed("reef")
    feed("pond")
    clean("kelp")
