"""Which fields are set hangs on what callers say; one of them says too little."""
from anthropic import Anthropic

llm = Anthropic()


def owner(kind, *, region=None, urgent=False):
    tags = {"x-team-id": "ledger", "x-environment": "prod"}
    if kind == "audit":
        tags["x-cost-center"] = "cc-audit"
    elif kind in ("close", "open"):
        tags["x-cost-center"] = "cc-" + kind
    if region:
        tags["x-service"] = f"ledger-{region}"
    elif urgent:
        tags["x-service"] = "ledger-urgent"
    return tags


def ask(text, tags):
    return llm.messages.create(model="claude-haiku-4-5", max_tokens=5, messages=[{"role": "user", "content": text}],
                               extra_headers={**tags, "x-correlation-id": "run-7"})


def ask_again(text, tags):
    return llm.messages.create(model="claude-haiku-4-5", max_tokens=9, messages=[{"role": "user", "content": text}],
                               extra_headers={"x-correlation-id": "run-8", **tags})


def main():
    ask("a", owner("audit", region="eu"))
    ask("b", owner("close", urgent=True))
    ask_again("c", owner("audit", region="us"))
    ask_again("d", owner("draft", region="us"))
