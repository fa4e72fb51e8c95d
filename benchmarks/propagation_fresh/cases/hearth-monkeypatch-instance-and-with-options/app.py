from openai import OpenAI

OWNER = {"x-team-id": "hearth", "x-cost-center": "cc-370", "x-service": "fire", "x-environment": "prod"}
base = OpenAI(default_headers=OWNER)


class Scoped:
    def __init__(self, client, cid):
        self.client = client.with_options(default_headers={"x-correlation-id": cid})
        self.other = client.copy(set_default_headers={"x-correlation-id": cid})

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)

    def ask_other(self, text):
        return self.other.responses.create(model="gpt-4o", input=text)


def timed(text):
    base.with_options(timeout=3, default_headers={"x-correlation-id": "lost"})
    return base.responses.create(model="gpt-4o", input=text)


def main():
    scoped = Scoped(base, "h-1")
    scoped.ask("a")
    scoped.ask_other("b")
    timed("c")
