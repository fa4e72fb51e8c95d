"""Two streams: the events of one are relayed by a generator, the other's options are built late."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "light", "x-cost-center": "cc-4039", "x-service": "fog", "x-environment": "prod"}


def relay(text, trace):
    with client.responses.stream(model="gpt-4o-mini", input=text, extra_headers={**OWNER, "x-correlation-id": trace}) as events:
        for event in events:
            yield event.type


def chat(text, **options):
    options.setdefault("extra_headers", OWNER)
    options["stream"] = True
    return [chunk for chunk in client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}], **options)]


def main():
    list(relay("fog", "l-1"))
    chat("fog", extra_headers={**OWNER, "x-correlation-id": "l-2"})
    chat("fog again")
