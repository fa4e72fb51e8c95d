"""Subclassed client with a convenience method and a factory; kwargs.setdefault keeps a caller's own headers."""
import openai

OWNER = {"x-team-id": "sc", "x-cost-center": "cc-1074", "x-service": "sc", "x-environment": "prod"}


class Corp(openai.OpenAI):
    def __init__(self, **kwargs):
        kwargs.setdefault("default_headers", OWNER)
        super().__init__(**kwargs)

    def ask(self, text, cid):
        return self.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})

    @classmethod
    def for_run(cls, cid):
        return cls(default_headers={"x-correlation-id": cid})


def main():
    Corp().ask("a", "1")
    run = Corp.for_run("2")
    run.responses.create(model="gpt-4o-mini", input="b")
    run.with_options(default_headers=OWNER).responses.create(model="gpt-4o-mini", input="c")
