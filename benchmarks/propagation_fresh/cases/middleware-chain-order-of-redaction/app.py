"""The same stages; here the one that makes a new call comes after the one that tags."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "bank", "x-cost-center": "cc-2446", "x-service": "advisor", "x-environment": "prod", "x-correlation-id": "adv"}


def send(request):
    return client.responses.create(model="gpt-4o", input=request["prompt"], extra_headers=request.get("headers"))


def tagging(handler):
    def handle(request):
        return handler({**request, "headers": OWNER})
    return handle


def redacting(handler):
    def handle(request):
        return handler({"prompt": request["prompt"].replace("IBAN", "***")})
    return handle


def compose(handler, *layers):
    for layer in reversed(layers):
        handler = layer(handler)
    return handler


redact_first = compose(send, redacting, tagging)
tag_first = compose(send, tagging, redacting)


def main():
    redact_first({"prompt": "IBAN"})
    tag_first({"prompt": "IBAN"})
