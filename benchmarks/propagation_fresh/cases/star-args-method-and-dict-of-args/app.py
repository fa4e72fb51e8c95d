import litellm

TAGS = {"x-team-id": "sm", "x-cost-center": "cc-3030", "x-service": "sm", "x-environment": "prod", "x-correlation-id": "s"}


class Api:
    def complete(self, *args, **kwargs):
        model, *rest = args
        text, headers = (*rest, None)[:2]
        return litellm.completion(model, [{"role": "user", "content": text}], extra_headers=headers, **kwargs)


def main():
    api = Api()
    api.complete(*("openai/gpt-4o-mini", "a", TAGS))
    api.complete("openai/gpt-4o-mini", *["b"], temperature=0)
    call = {"args": ("openai/gpt-4o", "c"), "kwargs": {"max_tokens": 3}}
    api.complete(*call["args"], **call["kwargs"])
