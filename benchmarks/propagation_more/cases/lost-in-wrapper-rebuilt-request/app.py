"""The wrapper copies an allow-list of options, so extra_headers falls through; its sibling knows the key."""
import anthropic

client = anthropic.Anthropic()
TAGS = {"x-team-id": "lo", "x-cost-center": "cc-412", "x-service": "lo", "x-environment": "prod", "x-correlation-id": "1"}
ALLOWED = {"system", "stop_sequences"}


def filtered(text, **options):
    passed = {k: v for k, v in options.items() if k in ALLOWED}
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}], **passed)


def widened(text, **options):
    passed = {k: v for k, v in options.items() if k in ALLOWED | {"extra_headers"}}
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}], **passed)


def shadowed(text, headers):
    headers = {"accept-language": headers.get("x-team-id", "en")}
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                  extra_headers=headers)


def main():
    filtered("a", system="s", extra_headers=TAGS)
    widened("a", system="s", extra_headers=TAGS)
    shadowed("a", TAGS)
