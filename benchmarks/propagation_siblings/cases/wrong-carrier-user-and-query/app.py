import anthropic
import openai

TAGS = {"x-team-id": "wc", "x-cost-center": "cc-1", "x-service": "wc", "x-environment": "prod", "x-correlation-id": "1"}
META = {k[2:].replace("-", "_"): v for k, v in TAGS.items()}
gpt = openai.OpenAI(default_query=TAGS)
claude = anthropic.Anthropic()


def a():
    return gpt.responses.create(model="gpt-4o", input="x", user="wc/cc-1")


def b():
    return gpt.responses.create(model="gpt-4o", input="x", metadata=TAGS)


def c():
    return gpt.responses.create(model="gpt-4o", input="x", metadata=META)


def d():
    return gpt.embeddings.create(model="e", input="x", extra_body={"metadata": META})


def e():
    return gpt.embeddings.create(model="e", input="x", extra_body=META)


def f():
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": "x"}], extra_body={"metadata": META})


def g():
    return claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": "x"}], metadata={"user_id": "u"}, extra_headers={k.removeprefix("x-"): v for k, v in TAGS.items()})


def h():
    return gpt.responses.create(model="gpt-4o", input="x", metadata=META, extra_body={"metadata": {"team_id": "only"}})


def main():
    for fn in (a, b, c, d, e, f, g, h):
        fn()
