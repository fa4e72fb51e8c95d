"""`**obj` works for anything with keys() and __getitem__."""
from anthropic import Anthropic

client = Anthropic()


class Tags:
    def __init__(self, **values):
        self._values = values

    def keys(self):
        return [f"x-{name.replace('_', '-')}" for name in self._values]

    def __getitem__(self, header):
        return self._values[header[2:].replace("-", "_")]


def ask(text, tags):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=5, extra_headers={**tags, "x-environment": "prod"},
                                  messages=[{"role": "user", "content": text}])


def main():
    ask("a", Tags(team_id="mp", cost_center="cc-303", service="mp", correlation_id="1"))
    ask("b", Tags(team_id="mp", cost_center="cc-303", correlation_id="1"))
