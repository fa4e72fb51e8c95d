import litellm

OWNER = {"x-team-id": "cooper", "x-cost-center": "cc-336", "x-service": "casks", "x-environment": "prod"}


class Completion:
    def __init__(self, model, **defaults):
        self.kwargs = {"model": model, "num_retries": 0, **defaults}

    def with_headers(self, **headers):
        self.kwargs.setdefault("extra_headers", {}).update({k.replace("_", "-"): v for k, v in headers.items()})
        return self

    def ask(self, text):
        return litellm.completion(messages=[{"role": "user", "content": text}], **self.kwargs)

    def ask_traced(self, text):
        return litellm.completion(messages=[{"role": "user", "content": text}], **{**self.kwargs, "metadata": OWNER})


def main():
    Completion("openai/gpt-4o", extra_headers=dict(OWNER)).with_headers(x_correlation_id="k-1").ask("a")
    Completion("openai/gpt-4o", extra_headers=dict(OWNER)).ask_traced("b")
