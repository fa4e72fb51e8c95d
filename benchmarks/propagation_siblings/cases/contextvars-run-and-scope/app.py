import contextlib
import contextvars

from openai import OpenAI

client = OpenAI()
scope = contextvars.ContextVar("scope", default={})
OWNER = {"x-team-id": "crm", "x-cost-center": "cc-77", "x-service": "crm", "x-environment": "prod"}


@contextlib.contextmanager
def tags(**values):
    token = scope.set({**scope.get(), **{"x-" + k.replace("_", "-"): v for k, v in values.items()}})
    try:
        yield
    finally:
        scope.reset(token)


def reply(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**OWNER, **scope.get()})


def note(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=scope.get())


def digest(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**OWNER, **scope.get()})


def in_context():
    with tags(correlation_id="r-1"):
        reply("a")
        with tags(team_id="crm", cost_center="cc-77"):
            with tags(service="crm", environment="prod"):
                note("b")
    digest("after")


def by_copy():
    ctx = contextvars.copy_context()
    ctx.run(scope.set, {"x-correlation-id": "r-2"})
    ctx.run(reply, "c")


def main():
    in_context()
    by_copy()
