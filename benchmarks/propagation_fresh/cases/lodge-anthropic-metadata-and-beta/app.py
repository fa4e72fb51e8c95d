"""metadata of the Messages API takes a user_id; the attribution rides in headers, or is forgotten."""
import anthropic

client = anthropic.Anthropic()
TAGS = {"x-team-id": "lodge", "x-cost-center": "cc-60", "x-service": "trails", "x-environment": "prod", "x-correlation-id": "1"}


def trail(text, guest):
    return client.messages.create(
        model="claude-sonnet-4-0", max_tokens=9, metadata={"user_id": guest},
        messages=[{"role": "user", "content": text}], extra_headers=TAGS)


def trail_beta(text, guest):
    return client.beta.messages.create(
        model="claude-sonnet-4-0", max_tokens=9, metadata={"user_id": guest}, betas=["context-1m-2025-08-07"],
        messages=[{"role": "user", "content": text}],
        extra_headers={k: v for k, v in TAGS.items() if k != "x-environment"})


def count(text):
    return client.messages.count_tokens(model="claude-sonnet-4-0", messages=[{"role": "user", "content": text}])


def main():
    trail("ridge", "g-1")
    trail_beta("ridge", "g-2")
    count("ridge")
