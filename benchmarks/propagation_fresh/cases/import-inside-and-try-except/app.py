try:
    import openai as provider
except ImportError:
    provider = None

TAGS = {"x-team-id": "ii", "x-cost-center": "cc-379", "x-service": "ii", "x-environment": "prod", "x-correlation-id": "1"}


def ask(text):
    from openai import OpenAI as Client
    return Client().responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def ask_provider(text):
    if provider is None:
        return None
    return provider.OpenAI().responses.create(model="gpt-4o", input=text, extra_headers={**TAGS, "x-service": ""})


def ask_dunder(text):
    return __import__("openai").OpenAI(default_headers=TAGS).responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    ask_dunder("a")
    ask_provider("a")
