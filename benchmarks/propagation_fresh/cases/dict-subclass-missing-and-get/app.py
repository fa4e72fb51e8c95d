from openai import OpenAI

client = OpenAI()


class Defaults(dict):
    def __missing__(self, key):
        return "unknown"


class Tags(dict):
    def __init__(self, **kw):
        super().__init__({f"x-{k.replace('_', '-')}": v for k, v in kw.items()})

    def without(self, name):
        return Tags(**{k[2:].replace("-", "_"): v for k, v in self.items() if k != name})


OWNERS = Defaults(team="a", center="c")


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Tags(
        team_id=OWNERS["team"], cost_center=OWNERS["center"], service="s", environment="p", correlation_id="1"))


def ask_missing(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Tags(
        team_id=OWNERS["owner"], cost_center=OWNERS["center"], service="s", environment="p", correlation_id="1"))


def ask_without(text):
    tags = Tags(team_id="a", cost_center="c", service="s", environment="p", correlation_id="1")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags.without("x-service"))


def main():
    ask("a")
    ask_missing("b")
    ask_without("c")
