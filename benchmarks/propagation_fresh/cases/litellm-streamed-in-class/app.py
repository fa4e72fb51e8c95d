import litellm


class Narrator:
    base = {"model": "anthropic/claude-sonnet-4-0", "max_tokens": 30, "stream": True}

    def __init__(self, show, **owner):
        self.show = show
        self.owner = {f"x-{k.replace('_', '-')}": v for k, v in owner.items()}

    def _messages(self, text):
        return [{"role": "system", "content": self.show}, {"role": "user", "content": text}]

    def tell(self, text, cid):
        for chunk in litellm.completion(**self.base, messages=self._messages(text),
                                        extra_headers={**self.owner, "x-correlation-id": cid}):
            yield chunk.choices[0].delta.content or ""

    def whisper(self, text):
        request = {**self.base, "messages": self._messages(text), "stream": False}
        return litellm.completion(**request, metadata=self.owner)


def main():
    n = Narrator("night", team_id="tale", cost_center="cc-1005", service="narrator", environment="prod")
    "".join(n.tell("once", "t-1"))
    n.whisper("upon")
