import anthropic

client = anthropic.Anthropic(default_headers={"x-team-id": "sc", "x-cost-center": "cc-2058", "x-service": "sc", "x-environment": "prod"})
HEADERS = {"x-correlation-id": "base"}
_private = {"x-correlation-id": "private"}


def send(text, headers=None):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                  extra_headers=headers)
