import anthropic
import openai

COMMON = {"x-team-id": "stadium", "x-cost-center": "cc-16", "x-environment": "prod"}


class ClientFactory:
    _builders = {}

    @classmethod
    def register(cls, kind):
        def keep(builder):
            cls._builders[kind] = builder
            return builder
        return keep

    @classmethod
    def build(cls, kind, **headers):
        return cls._builders[kind](COMMON | headers)


@ClientFactory.register("gpt")
def _gpt(headers):
    return openai.OpenAI(default_headers=headers)


@ClientFactory.register("claude")
def _claude(headers):
    return anthropic.Anthropic(default_headers=headers)


def seats(text):
    client = ClientFactory.build("gpt", **{"x-service": "seats", "x-correlation-id": "match-1"})
    return client.responses.create(model="gpt-4o", input=text)


def snacks(text):
    client = ClientFactory.build("claude", **{"x-service": "snacks"})
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    seats("row 3")
    snacks("nuts")
