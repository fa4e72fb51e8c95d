"""nonlocal state, a factory of lambdas, and a default argument that binds early."""
import anthropic

llm = anthropic.Anthropic()
OWNER = {"x-team-id": "cl", "x-cost-center": "cc-374", "x-service": "cl", "x-environment": "prod"}


def counter():
    n = 0

    def ask(text):
        nonlocal n
        n += 1
        return llm.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers={**OWNER, "x-correlation-id": f"c-{n}"},
                                   messages=[{"role": "user", "content": text}])
    return ask


def late(text):
    headers = {**OWNER, "x-correlation-id": "l"}
    send = lambda: llm.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                       messages=[{"role": "user", "content": text}])
    headers = OWNER
    return send()


def early(text):
    headers = {**OWNER, "x-correlation-id": "e"}
    send = lambda h=headers: llm.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=h,
                                                 messages=[{"role": "user", "content": text}])
    headers = OWNER
    return send()


def main():
    counter()("a")
    late("a")
    early("a")
