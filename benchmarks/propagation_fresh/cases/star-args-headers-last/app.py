from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "sa", "x-cost-center": "cc-361", "x-service": "sa", "x-environment": "prod", "x-correlation-id": "1"}


def send(text, *headers, model="gpt-4o"):
    merged = {}
    for part in headers:
        merged.update(part)
    return client.responses.create(model=model, input=text, extra_headers=merged)


def send_first(text, first, *rest):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=first)


def main():
    half = [{k: FULL[k]} for k in FULL]
    send("a", *half)
    send("b", *half[1:], model="gpt-4o-mini")
    send_first("c", *half)
    send_first("d", FULL, *half)
