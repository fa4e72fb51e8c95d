from openai import OpenAI

client = OpenAI()
REQUIRED = ("team_id", "cost_center", "service", "environment")


class Tool:
    registry = {}

    def __init_subclass__(cls, /, service=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.service = service or cls.__name__.lower()
        Tool.registry[cls.service] = cls

    team_id, cost_center, environment = "smithy", "cc-384", "prod"

    def headers(self, **extra):
        return {"x-" + n.replace("_", "-"): getattr(self, n) for n in REQUIRED} | extra

    def run(self, text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers(**{"x-correlation-id": "s-1"}))


class Hammer(Tool):
    pass


class Tongs(Tool, service="grip"):
    environment = ""


class Loud(type):
    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        made.extra = {"x-correlation-id": "loud"}
        return made


class Anvil(metaclass=Loud):
    def run(self, text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers={**Hammer().headers(), **self.extra})


def hammer(text):
    return Tool.registry["hammer"]().run(text)


def grip(text):
    return Tool.registry["grip"]().run(text)


def main():
    hammer("a")
    grip("b")
    Anvil().run("c")
