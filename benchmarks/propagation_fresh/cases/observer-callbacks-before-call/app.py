from openai import OpenAI


class LlmClient:
    def __init__(self):
        self._client = OpenAI()
        self._before = []

    def before_call(self, hook):
        self._before.append(hook)
        return hook

    def complete(self, text):
        kwargs = {"model": "gpt-4o", "messages": [{"role": "user", "content": text}], "extra_headers": {}}
        for hook in self._before:
            hook(kwargs)
        return self._client.chat.completions.create(**kwargs)


tagged = LlmClient()
plain = LlmClient()


@tagged.before_call
@plain.before_call
def owner(kwargs):
    kwargs["extra_headers"].update({"x-team-id": "obs", "x-cost-center": "cc-30", "x-service": "obs"})


@tagged.before_call
def run_tags(kwargs):
    kwargs["extra_headers"]["x-environment"] = "prod"
    kwargs["extra_headers"]["x-correlation-id"] = "run-30"


def main():
    tagged.complete("a")
    plain.complete("b")
