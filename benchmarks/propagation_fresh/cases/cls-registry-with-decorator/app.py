import anthropic
import openai

BACKENDS = {}


def backend(name, **headers):
    def register(cls):
        BACKENDS[name] = cls({"x-" + k.replace("_", "-"): v for k, v in headers.items()})
        return cls
    return register


@backend("gpt", team_id="rg", cost_center="cc-432", service="rg", environment="prod", correlation_id="boot")
class Gpt:
    def __init__(self, headers):
        self.client = openai.OpenAI(default_headers=headers)

    def complete(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)


@backend("claude", team_id="rg", cost_center="cc-432", service="rg")
class Claude:
    def __init__(self, headers):
        self.client = anthropic.Anthropic(default_headers=headers)

    def complete(self, text):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def main():
    for name in sorted(BACKENDS):
        BACKENDS[name].complete("a")
