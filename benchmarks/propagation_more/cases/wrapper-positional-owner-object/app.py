"""The wrapper takes an owner and an optional id, one caller by position, one by keyword, one not at all."""
import uuid

from anthropic import Anthropic

claude = Anthropic()


def ask(prompt, owner, environment="prod", correlation_id=""):
    headers = {f"x-{key}": value for key, value in owner.items()}
    headers["x-environment"] = environment
    headers["x-correlation-id"] = correlation_id
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=10, extra_headers=headers,
                                  messages=[{"role": "user", "content": prompt}])


LOGISTICS = {"team-id": "log", "cost-center": "cc-347", "service": "routes"}


def route(a, b):
    return ask(f"{a} to {b}", LOGISTICS, "prod", str(uuid.uuid4()))


def delay(line):
    return ask(line, LOGISTICS, correlation_id=line)


def weather(place):
    return ask(place, {"team-id": "log", "service": "routes"}, correlation_id="w")


def stock(item):
    return ask(item, LOGISTICS)


def main():
    route("Ulm", "Bern")
    delay("ICE 9")
    weather("Ulm")
    stock("box")
