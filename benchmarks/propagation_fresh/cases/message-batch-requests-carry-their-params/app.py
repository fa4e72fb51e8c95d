"""Requests of a nightly batch are kept as parameters and played one by one in tests."""
import anthropic

api = anthropic.Anthropic()


def params(text, **extra):
    return {"model": "claude-sonnet-4-0", "max_tokens": 10, "messages": [{"role": "user", "content": text}], **extra}


def owner(number):
    return {
        "x-team-id": "night", "x-cost-center": "cc-3339", "x-service": "night", "x-environment": "prod",
        "x-correlation-id": f"n-{number}",
    }


def play(requests):
    return [api.messages.create(**request["params"]) for request in requests]


def replay(requests):
    return [api.messages.create(**{k: v for k, v in request["params"].items() if not k.startswith("extra")}) for request in requests]


def main():
    requests = [{"custom_id": f"r-{n}", "params": params(t, extra_headers=owner(n))} for n, t in enumerate(["a", "b"])]
    play(requests)
    replay(requests)
