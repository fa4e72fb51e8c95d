"""create(provider) picks class and headers from a table of callables."""
import anthropic
import openai

OWNER = {"x-team-id": "fac", "x-cost-center": "cc-1047", "x-service": "fac", "x-environment": "prod"}
MAKERS = {
    "openai": lambda **kw: openai.OpenAI(default_headers={**OWNER, **kw}),
    "anthropic": lambda **kw: anthropic.Anthropic(default_headers=OWNER),
}


def create(provider, cid):
    return MAKERS[provider](**{"x-correlation-id": cid})


def ask(text):
    return create("openai", "f-1").responses.create(model="gpt-4o", input=text)


def ask_claude(text):
    llm = create(provider="anthropic", cid="f-2")
    return llm.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_claude("a")
