"""Three layers of **kwargs; the middle one pops the headers when the call is 'cheap'."""
import anthropic

api = anthropic.Anthropic()
TAGS = {"x-team-id": "moto", "x-cost-center": "cc-1031", "x-service": "manual", "x-environment": "prod", "x-correlation-id": "m"}


def send(**kwargs):
    kwargs = {"max_tokens": 5, "model": "claude-sonnet-4-0", **kwargs}
    return api.messages.create(**kwargs)


def route(prompt, cheap=False, **kwargs):
    if cheap:
        kwargs = {k: v for k, v in kwargs.items() if k != "extra_headers"}
        kwargs["model"] = "claude-3-5-haiku-latest"
    return send(messages=[{"role": "user", "content": prompt}], **kwargs)


def explain(part, **options):
    return route(f"Explain {part}", **options)


def main():
    explain("fork", extra_headers=TAGS)
    explain("chain", cheap=True, extra_headers=TAGS)
    explain("seat", stop_sequences=["."])
