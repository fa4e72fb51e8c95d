"""A client wrapper with a fluent setter; headers change between two calls of one object."""
import anthropic


class Assistant:
    def __init__(self, sdk=None, **tags):
        self._sdk = sdk or anthropic.Anthropic()
        self._headers = {f"x-{k.replace('_', '-')}": v for k, v in tags.items()}

    def tag(self, name, value):
        self._headers[name] = value
        return self

    def say(self, text):
        return self._sdk.messages.create(model="claude-3-5-haiku-latest", max_tokens=5, extra_headers=self._headers,
                                         messages=[{"role": "user", "content": text}])

    def whisper(self, text):
        quiet = {k: v for k, v in self._headers.items() if k != "x-service"}
        return self._sdk.messages.create(model="claude-3-5-haiku-latest", max_tokens=5, extra_headers=quiet,
                                         messages=[{"role": "user", "content": text}])


def main():
    assistant = Assistant(team_id="as", cost_center="cc-348", service="as", environment="prod")
    assistant.tag("x-correlation-id", "1").say("a")
    assistant.whisper("b")
