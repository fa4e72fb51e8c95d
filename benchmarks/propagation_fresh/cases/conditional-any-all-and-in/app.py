import anthropic

api = anthropic.Anthropic()
NEEDED = ("x-team-id", "x-cost-center", "x-service", "x-environment")
DEFAULTS = dict.fromkeys(NEEDED, "shared")


def complete(headers):
    if all(name in headers for name in NEEDED):
        return headers
    return {**DEFAULTS, **headers}


def ask(text, **headers):
    tags = complete({"x-" + k.replace("_", "-"): v for k, v in headers.items()})
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}], extra_headers=tags)


def main():
    ask("a", team_id="ca", cost_center="cc-4020", service="ca", environment="prod", correlation_id="1")
    ask("b", correlation_id="2")
    ask("c", team_id="ca")
