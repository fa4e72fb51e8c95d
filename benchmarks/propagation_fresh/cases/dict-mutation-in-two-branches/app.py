"""A base that depends on the channel is completed in place; one channel clears it."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "dm", "x-cost-center": "cc-2020", "x-service": "dm"}


def send(text, channel, quiet=False):
    headers = dict(OWNER) if channel == "web" else {**OWNER, "x-channel": channel}
    headers["x-environment"] = "prod"
    headers.update({"x-correlation-id": f"{channel}-1"})
    if quiet:
        headers.clear()
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def web(text):
    return send(text, "web")


def mail(text):
    return send(text, "mail", quiet=True)


def main():
    web("a")
    mail("b")
