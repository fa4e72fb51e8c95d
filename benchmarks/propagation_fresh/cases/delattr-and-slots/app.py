from openai import OpenAI


class Ctx:
    __slots__ = ("team", "trace")
    team: str
    trace: str

    def __init__(self, team, trace):
        self.team, self.trace = team, trace


def headers(ctx):
    found = {"x-cost-center": "c", "x-service": "s", "x-environment": "p"}
    for slot, name in (("team", "x-team-id"), ("trace", "x-correlation-id")):
        if hasattr(ctx, slot):
            found[name] = getattr(ctx, slot)
    return found


def ask(ctx, text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers(ctx))


def ask_deleted(ctx, text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers(ctx))


def main():
    ctx = Ctx("a", "1")
    ask(ctx, "a")
    del ctx.trace
    ask_deleted(ctx, "b")
