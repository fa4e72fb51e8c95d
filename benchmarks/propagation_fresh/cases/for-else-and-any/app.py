from anthropic import Anthropic

client = Anthropic()
OWNERS = [("red", {"x-team-id": "red", "x-cost-center": "cc-403"}), ("blue", {"x-team-id": "blue", "x-cost-center": "cc-404"})]
BASE = {"x-service": "fe", "x-environment": "prod", "x-correlation-id": "1"}


def owner(name):
    for team, headers in OWNERS:
        if team == name:
            found = headers
            break
    else:
        found = {}
    return {**BASE, **found}


def ask(name, text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=owner(name),
                                  messages=[{"role": "user", "content": text}])


def ask_next(name, text):
    headers = next(h for team, h in OWNERS if team == name)
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=BASE | headers,
                                  messages=[{"role": "user", "content": text}])


def main():
    ask("red", "a")
    ask("green", "a")
    ask_next("blue", "a")
