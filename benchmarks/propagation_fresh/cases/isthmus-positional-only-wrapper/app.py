from collections.abc import Mapping

import openai

_client = openai.OpenAI()


def send(prompt: str, owner: Mapping[str, str], /, correlation: str = "", *, environment: str = "prod"):
    headers = {f"x-{name}": owner[name] for name in ("team-id", "cost-center", "service")}
    headers["x-environment"] = environment
    headers["x-correlation-id"] = correlation
    return _client.responses.create(model="gpt-4.1-mini", input=prompt, extra_headers=headers)


OWNER = {"team-id": "isthmus", "cost-center": "cc-835", "service": "lock-queue", "note": "east"}


def main():
    send("queue?", OWNER, "i-1")
    send("queue?", OWNER, correlation="i-2", environment="stage")
    send("queue?", OWNER, environment="stage")
