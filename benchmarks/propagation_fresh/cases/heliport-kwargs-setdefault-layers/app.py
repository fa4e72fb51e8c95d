from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "heliport", "x-cost-center": "cc-834", "x-service": "slots", "x-environment": "prod"}


def base_call(**params):
    params.setdefault("model", "gpt-4o-mini")
    return client.chat.completions.create(**params)


def with_owner(**params):
    params.setdefault("extra_headers", {}).update(OWNER)
    return base_call(**params)


def with_default_owner(**params):
    params.setdefault("extra_headers", OWNER | {"x-correlation-id": "standing"})
    return base_call(**params)


def user(text):
    return [{"role": "user", "content": text}]


def main():
    with_owner(messages=user("a"), extra_headers={"x-correlation-id": "h-1"})
    with_default_owner(messages=user("b"))
    with_default_owner(messages=user("c"), extra_headers={"x-correlation-id": "h-3"})
