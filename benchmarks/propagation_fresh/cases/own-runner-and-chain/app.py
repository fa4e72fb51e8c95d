"""A home-made chain with invoke(), an Agent with run(), an Embedder with embed()."""
import anthropic


class Chain:
    def __init__(self, *steps):
        self.steps = steps

    def __or__(self, step):
        return Chain(*self.steps, step)

    def invoke(self, value):
        for step in self.steps:
            value = step(value)
        return value


class Agent:
    def run_sync(self, prompt, **settings):
        return f"{prompt}!"


class Embedder:
    def embed_query(self, text):
        return [float(len(text))]


claude = anthropic.Anthropic()


def work(text):
    chain = Chain(str.strip) | str.upper
    text = chain.invoke(text)
    Agent().run_sync(text, model="gpt-4o")
    Embedder().embed_query(text)
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-team-id": "or", "x-cost-center": "cc-415", "x-service": "or",
                                                 "x-environment": "prod", "x-correlation-id": "1"})


def main():
    work(" a ")
