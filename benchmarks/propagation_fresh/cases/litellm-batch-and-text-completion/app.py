import litellm

TAGS = {"x-team-id": "lb", "x-cost-center": "cc-4003", "x-service": "lb", "x-environment": "prod", "x-correlation-id": "b"}
litellm.drop_params = True


class Batch:
    def __init__(self, model, **params):
        self.model, self.params = model, params

    def run(self, texts, **extra):
        messages = [[{"role": "user", "content": t}] for t in texts]
        return litellm.batch_completion(model=self.model, messages=messages, **self.params, **extra)

    def embed(self, texts):
        return litellm.embedding(self.model, input=texts, **self.params)


def main():
    Batch("openai/gpt-4o-mini", extra_headers=TAGS).run(["a", "b"], max_tokens=3)
    Batch("openai/text-embedding-3-small", timeout=5).embed(["c"])
