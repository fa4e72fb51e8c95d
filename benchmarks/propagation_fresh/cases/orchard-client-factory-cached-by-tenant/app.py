from clients import client_for


def north(text):
    return client_for("openai", "north").responses.create(
        model="gpt-4o", input=text, extra_headers={"x-correlation-id": "n"})


def south(text):
    return client_for("openai", "south").responses.create(
        model="gpt-4o", input=text, extra_headers={"x-correlation-id": "s"})


def north_claude(text):
    client = client_for("anthropic", "north")
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-correlation-id": "nc"})


def main():
    north("a")
    south("b")
    north_claude("c")
