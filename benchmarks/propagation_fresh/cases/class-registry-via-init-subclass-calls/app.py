from openai import OpenAI

client = OpenAI()


class Task:
    registry: dict[str, type] = {}
    extra: dict = {}

    def __init_subclass__(cls, /, name, **kw):
        super().__init_subclass__(**kw)
        cls.registry[name] = cls

    def headers(self):
        return {"x-team-id": "rg", "x-cost-center": "cc-52", "x-service": "rg", "x-environment": "prod", **self.extra}

    def run(self, text):
        return client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


class Sum(Task, name="sum"):
    extra = {"x-correlation-id": "sum"}


class Guess(Task, name="guess"):
    pass


def dispatch(name, text):
    return Task.registry[name]().run(text)


def main():
    dispatch("sum", "a")
    dispatch("guess", "b")
