from collections import defaultdict

import anthropic

TAGS = {"x-team-id": "cr", "x-cost-center": "cc-2046", "x-service": "cr", "x-environment": "prod", "x-correlation-id": "c"}
CLIENTS = defaultdict(anthropic.Anthropic, main=anthropic.Anthropic(default_headers=TAGS))


class Router:
    order = ["main", "spare"]

    def __getitem__(self, name):
        return CLIENTS[name]

    def __iter__(self):
        return (self[name] for name in self.order)


router = Router()


def ask(text):
    return router["main"].messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def ask_spare(text):
    _, spare = router
    return spare.messages.create(model="claude-3-5-haiku-latest", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_spare("b")
