"""*args and **options gathered, sliced and spread again."""
import anthropic

api = anthropic.Anthropic()
OWNER = {"x-team-id": "sm", "x-cost-center": "cc-393", "x-service": "sm", "x-environment": "prod"}


def merge(*parts, **single):
    out = {}
    for part in parts:
        out.update(part)
    return {**out, **{"x-" + k.replace("_", "-"): v for k, v in single.items()}}


def send(text, *parts, **single):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=merge(*parts, **single),
                               messages=[{"role": "user", "content": text}])


def main():
    pieces = [OWNER, {"x-correlation-id": "1"}]
    send("a", *pieces)
    send("b", OWNER, correlation_id="2")
    send("c", *pieces[1:], team_id="sm")
