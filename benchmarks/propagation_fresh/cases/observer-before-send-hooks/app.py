"""Hooks run over the request before it is sent; the last one redacts too much for one kind."""
from anthropic import Anthropic

TAGS = {"x-team-id": "hooks", "x-cost-center": "cc-39", "x-service": "hooks", "x-environment": "prod"}


class Gateway:
    def __init__(self):
        self.api = Anthropic()
        self.hooks = []

    def on_send(self, hook):
        self.hooks.append(hook)
        return self

    def send(self, text):
        request = {"model": "claude-sonnet-4-0", "max_tokens": 4, "messages": [{"role": "user", "content": text}],
                   "extra_headers": {}}
        for hook in self.hooks:
            hook(request)
        return self.api.messages.create(**request)


def owner(request):
    request["extra_headers"].update(TAGS)


def trace(request):
    request["extra_headers"]["x-correlation-id"] = f"h-{len(request['messages'])}"


def redact(request):
    request["extra_headers"] = {k: v for k, v in request["extra_headers"].items() if k != "x-cost-center"}


def open_calls():
    return Gateway().on_send(owner).on_send(trace).send("a")


def redacted_calls():
    return Gateway().on_send(owner).on_send(trace).on_send(redact).send("b")


def main():
    open_calls()
    redacted_calls()
