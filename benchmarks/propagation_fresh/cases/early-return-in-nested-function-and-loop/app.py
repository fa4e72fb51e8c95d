"""A loop that returns at the first match; the default at its end is short of two fields."""
import anthropic

claude = anthropic.Anthropic()
RULES = [("invoice", {"x-team-id": "fin", "x-cost-center": "cc-1023"}), ("contract", {"x-team-id": "legal", "x-cost-center": "cc-1024"})]


def owner_of(name):
    for prefix, owner in RULES:
        if name.startswith(prefix):
            return owner
    return {}


def tags(name):
    def finish(owner):
        if not owner:
            return {"x-service": "inbox", "x-environment": "prod", "x-correlation-id": name}
        return {**owner, "x-service": "inbox", "x-environment": "prod", "x-correlation-id": name}
    return finish(owner_of(name))


def sort(name):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=6, messages=[{"role": "user", "content": name}],
                                  extra_headers=tags(name))


def main():
    sort("invoice-3.pdf")
    sort("contract-9.pdf")
    sort("photo.png")
