import anthropic
import httpx

OWNER = {"x-team-id": "cf", "x-cost-center": "cc-2066", "x-service": "cf", "x-environment": "prod"}


def stamp(request):
    for name, value in OWNER.items():
        request.headers.setdefault(name, value)


def tracer(cid):
    def hook(request):
        request.headers["x-correlation-id"] = cid
    return hook


def client(*hooks):
    return anthropic.Anthropic(http_client=anthropic.DefaultHttpxClient(event_hooks={"request": list(hooks)}))


full, part = client(stamp, tracer("t-1")), client(stamp)


def ask(text):
    return full.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def ask_part(text):
    return part.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_part("b")
