from openai import OpenAI

client = OpenAI()
OWNER = ("glade", "cc-369", "trees", "prod")


def headers(team, cost, service, environment, cid=None, *rest, **more):
    out = {"x-team-id": team, "x-cost-center": cost, "x-service": service, "x-environment": environment}
    if cid:
        out["x-correlation-id"] = cid
    return {**out, **more}


def ask(text, *owner, **named):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(*owner, **named))


def five(text):
    return ask(text, *OWNER, "g-1")


def four(text):
    return ask(text, *OWNER)


def named(text):
    return ask(text, *OWNER, **{"x-correlation-id": "g-2"})


def main():
    five("a")
    four("b")
    named("c")
