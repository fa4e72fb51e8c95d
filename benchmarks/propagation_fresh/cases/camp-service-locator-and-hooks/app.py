from collections import defaultdict

import anthropic

HOOKS = defaultdict(list)


def on(event):
    def keep(fn):
        HOOKS[event].append(fn)
        return fn
    return keep


def emit(event, payload):
    for hook in HOOKS[event]:
        payload = hook(payload) or payload
    return payload


@on("before_chat")
def owner(headers):
    headers.update({"x-team-id": "camp", "x-cost-center": "cc-86"})


@on("before_chat")
@on("before_vote")
def runtime(headers):
    return {**headers, "x-service": "camp", "x-environment": "prod"}


class Camp:
    client = anthropic.Anthropic()

    def chat(self, text, cid):
        headers = emit("before_chat", {"x-correlation-id": cid})
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                           messages=[{"role": "user", "content": text}])

    def vote(self, text, cid):
        headers = emit("before_vote", {"x-correlation-id": cid})
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                           messages=[{"role": "user", "content": text}])


def main():
    Camp().chat("fire", "1")
    Camp().vote("lake", "2")
