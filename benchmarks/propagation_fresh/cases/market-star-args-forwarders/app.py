import anthropic

llm = anthropic.Anthropic()


def offer(text, *pairs, limit=8, **named):
    headers = dict(pairs)
    headers.update({"x-" + k.replace("_", "-"): v for k, v in named.items()})
    return llm.messages.create(model="claude-haiku-4-5", max_tokens=limit, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def forward(function, *args, **kwargs):
    return function(*args, **kwargs)


BASE = [("x-team-id", "market"), ("x-cost-center", "cc-17"), ("x-environment", "prod")]


def main():
    forward(offer, "a", *BASE, ("x-service", "stall"), correlation_id="m-1")
    forward(offer, "b", *BASE[1:], service="stall", correlation_id="m-2", limit=4)
