import anthropic

claude = anthropic.Anthropic()


def headers(request):
    base = {"x-team-id": "mt", "x-cost-center": "cc-57", "x-service": "mt", "x-environment": "prod"}
    match request:
        case {"kind": "user", "id": str(uid)}:
            return {**base, "x-correlation-id": uid}
        case {"kind": "cron", **rest}:
            return {**base, "x-correlation-id": rest.get("run", "cron")}
        case _:
            return base


def serve(request):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers(request),
                                  messages=[{"role": "user", "content": "hi"}])


def cron():
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers({"kind": "cron"}),
                                  messages=[{"role": "user", "content": "hi"}])


def main():
    serve({"kind": "user", "id": "u-1"})
    cron()
    serve({"kind": "probe"})
