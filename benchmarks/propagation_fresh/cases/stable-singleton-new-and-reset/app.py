from registry import Claude

FULL = {"x-team-id": "stable", "x-cost-center": "cc-368", "x-service": "hay", "x-environment": "prod", "x-correlation-id": "1"}


def first(text):
    Claude.reset()
    Claude(FULL)
    return Claude().client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def second(text):
    Claude.reset()
    return Claude().client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    first("a")
    second("b")
