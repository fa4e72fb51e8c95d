"""A request is put together step by step; the reminder deletes what it should only have replaced."""
from openai import OpenAI

client = OpenAI()


class Request:
    def __init__(self, model):
        self.args = {"model": model}

    def ask(self, text):
        self.args["input"] = text
        return self

    def header(self, name, value):
        self.args.setdefault("extra_headers", {})[name] = value
        return self

    def owner(self, team, center):
        return self.header("x-team-id", team).header("x-cost-center", center)

    def forget(self, *names):
        for name in names:
            self.args["extra_headers"].pop(name, None)
        return self


def base(text, cid):
    return (Request("gpt-4o-mini").ask(text).owner("billing", "cc-31").header("x-service", "invoices")
            .header("x-environment", "prod").header("x-correlation-id", cid))


def explain(text):
    return client.responses.create(**base(text, "inv-1").args)


def remind(text):
    request = base(text, "inv-2").forget("x-service", "x-environment")
    request.header("x-environment", "prod")
    return client.responses.create(**request.args)


def main():
    explain("a")
    remind("b")
