"""Clients per kennel, kept in a dict subclass that makes them when they are missing."""
import anthropic

CENTERS = {"north": "cc-973", "south": "cc-974"}


class Clients(dict):
    def __missing__(self, kennel):
        headers = {"x-team-id": "kennel", "x-service": "dogs", "x-environment": "prod"}
        if kennel in CENTERS:
            headers["x-cost-center"] = CENTERS[kennel]
        self[kennel] = anthropic.Anthropic(default_headers=headers)
        return self[kennel]


clients = Clients()


def bark(kennel, text, cid):
    return clients[kennel].messages.create(model="claude-sonnet-4-0", max_tokens=5,
                                           messages=[{"role": "user", "content": text}],
                                           extra_headers={"x-correlation-id": cid})


def north(text):
    return bark("north", text, "n-1")


def west(text):
    return bark("west", text, "w-1")


def main():
    north("a")
    west("b")
