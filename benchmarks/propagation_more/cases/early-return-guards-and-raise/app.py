"""Guard clauses: one raises, one returns None instead of headers, one is for a constant that never holds."""
from openai import OpenAI

client = OpenAI()
STRICT = True


def headers_for(user, plan):
    if user is None:
        raise ValueError("user")
    if not STRICT:
        return {}
    if plan == "trial":
        return None
    return {"x-team-id": "eg", "x-cost-center": f"cc-{plan}", "x-service": "eg", "x-environment": "prod", "x-correlation-id": user}


def ask(user, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers_for(user, "pro"))


def ask_plan(user, text, plan):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers_for(user, plan))


def main():
    ask("u1", "a")
    ask_plan("u1", "a", "pro")
    ask_plan("u2", "a", "trial")
