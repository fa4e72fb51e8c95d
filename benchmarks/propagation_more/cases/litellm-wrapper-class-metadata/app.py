"""A provider class over litellm: extra_headers of the instance, of the call, and metadata that stays inside."""
import litellm


class Provider:
    def __init__(self, model, **defaults):
        self.model = model
        self.defaults = defaults

    def complete(self, text, **kwargs):
        params = {**self.defaults, **kwargs}
        return litellm.completion(model=self.model, messages=[{"role": "user", "content": text}], **params)

    def log_only(self, text):
        return litellm.completion(model=self.model, messages=[{"role": "user", "content": text}],
                                  metadata={"headers": self.defaults.get("extra_headers")}, api_key="k")


TAGS = {"x-team-id": "lp", "x-cost-center": "cc-444", "x-service": "lp", "x-environment": "prod", "x-correlation-id": "1"}


def main():
    full = Provider("openai/gpt-4o", extra_headers=TAGS, temperature=0)
    full.complete("a")
    full.complete("b", max_tokens=5)
    full.complete("c", extra_headers={"x-correlation-id": "2"})
    full.log_only("d")
