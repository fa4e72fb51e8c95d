from openai import OpenAI


class Headers:
    _values = {"team_id": "copse", "cost_center": "cc-383", "service": "wood", "environment": "prod"}

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def keys(self):
        return ["x-" + name.replace("_", "-") for name in self._values]

    def __getitem__(self, key):
        return self._values[key[2:].replace("-", "_")]


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


client = Proxy(OpenAI(default_headers={"x-correlation-id": "copse-1"}))
bare = Proxy(OpenAI())


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**Headers()})


def ask_bare(text):
    owner = Headers()
    headers = {"x-team-id": owner.team_id, "x-cost-center": owner.cost_center, "x-service": getattr(owner, "service"),
               "x-environment": getattr(owner, "stage", ""), "x-correlation-id": "b"}
    return bare.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    ask("a")
    ask_bare("b")
