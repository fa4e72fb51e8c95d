import anthropic

api = anthropic.Anthropic()
FIELDS = {"team-id": "lp", "cost-center": "cc-2023", "service": "lp", "environment": "prod", "correlation-id": "1"}


def first(n):
    headers = {}
    for i, (name, value) in enumerate(FIELDS.items()):
        if i >= n:
            break
        headers["x-" + name] = value
    else:
        headers["x-complete"] = "yes"
    return headers


def ask(text, n=10):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                               extra_headers=first(n))


def drain(texts):
    queue = list(texts)
    while queue:
        ask(queue.pop(0))
    ask("end", 3)


def main():
    drain(["a", "b"])
