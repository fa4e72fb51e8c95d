"""Positional spread into own function, keyword spread whose later dict wins."""
import anthropic

api = anthropic.Anthropic()
FULL = {"x-team-id": "sa", "x-cost-center": "cc-1062", "x-service": "sa", "x-environment": "prod", "x-correlation-id": "s"}
QUIET = {"extra_headers": {"x-team-id": "sa"}}


def send(model, *texts, headers=FULL, **options):
    merged = {"extra_headers": headers, "max_tokens": 3, **options}
    return api.messages.create(model=model, messages=[{"role": "user", "content": t} for t in texts], **merged)


def main():
    send(*["claude-sonnet-4-0", "a", "b"])
    send(*("claude-sonnet-4-0", "a"), **QUIET)
    send("claude-sonnet-4-0", *"ab", **{"headers": {**FULL, "x-service": ""}})
