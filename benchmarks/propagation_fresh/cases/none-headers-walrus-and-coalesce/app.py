import anthropic

api = anthropic.Anthropic()
STORE = {"t1": {"x-team-id": "nw", "x-cost-center": "cc-2027", "x-service": "nw", "x-environment": "prod"}, "t2": None}


def tags(tenant):
    if (found := STORE.get(tenant)) is not None:
        return found | {"x-correlation-id": tenant}


def ask(tenant, text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
                               extra_headers=tags(tenant))


def ask_safe(tenant, text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
                               extra_headers=tags(tenant) or tags("t1"))


def main():
    ask("t1", "a")
    ask("t2", "b")
    ask_safe("t3", "c")
