from openai import OpenAI


class Node:
    parent = None
    own: dict = {}

    def __init__(self, parent=None, **own):
        self.parent, self.own = parent, {"x-" + k.replace("_", "-"): v for k, v in own.items()}

    @property
    def headers(self):
        above = self.parent.headers if self.parent else {}
        return {**above, **self.own}


class Leaf(Node):
    client = OpenAI()

    def ask(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


org = Node(team_id="np", cost_center="cc-3014")
unit = Node(org, service="np", environment="prod")


def main():
    Leaf(unit, correlation_id="1").ask("a")
    Leaf(org, correlation_id="2").ask("b")
    Leaf(unit, correlation_id="3", cost_center="").ask("c")
