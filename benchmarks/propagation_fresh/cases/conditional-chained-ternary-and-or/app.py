import anthropic

api = anthropic.Anthropic()
BASE = {"x-team-id": "co", "x-cost-center": "cc-2021", "x-service": "co"}


def stage(host):
    return "prod" if host.endswith(".prod") else "stage" if host.endswith(".stage") else None


def ask(text, host, cid=None):
    env = stage(host)
    headers = {**BASE, **({"x-environment": env} if env else {}), "x-correlation-id": cid or f"auto-{host}"}
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=headers)


def main():
    ask("a", "web.prod", "1")
    ask("b", "web.stage")
    ask("c", "laptop")
