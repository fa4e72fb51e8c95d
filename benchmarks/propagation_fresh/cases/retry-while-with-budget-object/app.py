import anthropic

api = anthropic.Anthropic(max_retries=0)
TAGS = {"x-team-id": "wb", "x-cost-center": "cc-3026", "x-service": "wb", "x-environment": "prod", "x-correlation-id": "w"}


class Budget:
    def __init__(self, tries):
        self.left = tries

    def __iter__(self):
        while self.left:
            self.left -= 1
            yield self.left


def ask(text, headers=TAGS):
    for left in Budget(2):
        try:
            return api.messages.create(model="claude-flaky", max_tokens=3, extra_headers=headers,
                                       messages=[{"role": "user", "content": text}])
        except anthropic.APIStatusError:
            if not left:
                return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def main():
    ask("a")
