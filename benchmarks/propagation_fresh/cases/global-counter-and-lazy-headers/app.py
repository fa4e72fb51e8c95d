import openai

_client = None
_headers = None


def client():
    global _client
    if _client is None:
        _client = openai.OpenAI(default_headers={"x-team-id": "gl", "x-cost-center": "cc-3002"})
    return _client


def configure(**tags):
    global _headers
    _headers = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}


def ask(text):
    return client().responses.create(model="gpt-4o", input=text, extra_headers=_headers)


def ask_or_default(text):
    return client().responses.create(model="gpt-4o", input=text, extra_headers=_headers or {"x-service": "none"})


def main():
    ask("early")
    configure(service="gl", environment="prod", correlation_id="1")
    ask("a")
    ask_or_default("b")
