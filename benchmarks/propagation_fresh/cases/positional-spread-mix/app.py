import litellm

TAGS = {"x-team-id": "ps", "x-cost-center": "cc-947", "x-service": "ps", "x-environment": "prod", "x-correlation-id": "1"}


def relay(*args, **kwargs):
    model, *messages = args
    return litellm.completion(f"openai/{model}", [{"role": "user", "content": m} for m in messages], **kwargs)


def main():
    common = {"temperature": 0}
    relay("gpt-4o", "a", "b", **common, extra_headers=TAGS)
    relay("gpt-4o", *["c"], **common)
