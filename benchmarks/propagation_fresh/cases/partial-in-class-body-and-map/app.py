from functools import partial

import anthropic

OWNER = {"x-team-id": "pm", "x-cost-center": "cc-2035", "x-service": "pm", "x-environment": "prod"}


def call(client, headers, text, *, model="claude-sonnet-4-0"):
    return client.messages.create(model=model, max_tokens=3, messages=[{"role": "user", "content": text}], extra_headers=headers)


class Jobs:
    run = staticmethod(partial(call, anthropic.Anthropic(), OWNER | {"x-correlation-id": "jobs"}))
    steps = {"plain": partial(call, anthropic.Anthropic(), OWNER), "none": partial(call, anthropic.Anthropic(), None)}

    def all(self, texts):
        return list(map(self.run, texts)) + [step(texts[0]) for step in self.steps.values()]


def main():
    Jobs().all(["a", "b"])
