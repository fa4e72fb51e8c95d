import anthropic

TAGS = {"x-team-id": "ma", "x-cost-center": "cc-2048", "x-service": "ma", "x-environment": "prod", "x-correlation-id": "m"}


class Model:
    def __init__(self, client, name):
        self._create = client.messages.create
        self._defaults = {"model": name, "max_tokens": 3}

    def __call__(self, text, headers=None):
        return self._create(**self._defaults, messages=[{"role": "user", "content": text}], extra_headers=headers)


def twice(fn, *args):
    return [fn(*args), fn(*args)]


def main():
    model = Model(anthropic.Anthropic(), "claude-sonnet-4-0")
    twice(model, "a", TAGS)
    twice(model, "b")
