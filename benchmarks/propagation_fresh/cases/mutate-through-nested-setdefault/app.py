"""Request objects edited by a chain of small functions that return None."""
import anthropic

api = anthropic.Anthropic()


def add_owner(request):
    request.setdefault("extra_headers", {}).update({"x-team-id": "tax", "x-cost-center": "cc-1021", "x-service": "forms"})


def add_run(request, run):
    headers = request["extra_headers"]
    headers.setdefault("x-environment", "prod")
    headers["x-correlation-id"] = run


def clean(request):
    request["extra_headers"] = {k: v for k, v in request["extra_headers"].items() if not k.endswith("-id")}


def fill(text, *steps):
    request = {"model": "claude-sonnet-4-0", "max_tokens": 5, "messages": [{"role": "user", "content": text}]}
    for step in steps:
        step(request)
    return api.messages.create(**request)


def main():
    fill("a", add_owner, lambda r: add_run(r, "r-1"))
    fill("b", add_owner, lambda r: add_run(r, "r-2"), clean)
