"""Headers gathered along a chain of parents by recursion; one node has a root without a cost center."""
import anthropic

claude = anthropic.Anthropic()


class Node:
    def __init__(self, parent=None, **tags):
        self.parent, self.tags = parent, tags

    def headers(self):
        inherited = self.parent.headers() if self.parent else {}
        return {**inherited, **{"x-" + k.replace("_", "-"): v for k, v in self.tags.items()}}


ORG = Node(team_id="rn", cost_center="cc-482", environment="prod")
SERVICE = Node(ORG, service="rn")
LOST = Node(Node(team_id="rn", environment="prod"), service="rn")


def ask(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=Node(SERVICE, correlation_id=text).headers(),
                                  messages=[{"role": "user", "content": text}])


def ask_lost(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=Node(LOST, correlation_id=text).headers(),
                                  messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_lost("a")
