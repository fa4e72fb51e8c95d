import anthropic


class Tags:
    def __init__(self, items=()):
        self._items = dict(items)

    def with_(self, **more):
        return Tags({**self._items, **{k.replace("_", "-"): v for k, v in more.items()}})

    def without(self, *names):
        return Tags((k, v) for k, v in self._items.items() if k not in names)

    def headers(self):
        return {f"x-{k}": v for k, v in self._items.items()}


BASE = Tags().with_(team_id="fc", cost_center="cc-3006", service="fc", environment="prod")
api = anthropic.Anthropic()


def ask(text, tags=BASE):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=tags.headers())


def main():
    ask("a", BASE.with_(correlation_id="1"))
    ask("b", BASE.without("service").with_(correlation_id="2"))
    ask("c")
