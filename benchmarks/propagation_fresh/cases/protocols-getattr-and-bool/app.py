import anthropic


class Tags:
    """Truthy only when complete; iterates over pairs."""

    def __init__(self, **values):
        self.values = values

    def __bool__(self):
        return "correlation_id" in self.values

    def __iter__(self):
        return ((f"x-{k.replace('_', '-')}", v) for k, v in self.values.items())

    def __add__(self, other):
        return Tags(**self.values, **other)


OWNER = Tags(team_id="pb", cost_center="cc-2075", service="pb", environment="prod")


def ask(text, tags):
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                                 extra_headers=dict(tags) if tags else {})


def main():
    ask("a", OWNER + {"correlation_id": "1"})
    ask("b", OWNER)
