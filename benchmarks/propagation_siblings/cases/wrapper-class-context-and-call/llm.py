import anthropic
import openai


class Gateway:
    """One place for both vendors."""

    def __init__(self, team, cost_center, *, service="gateway", env="prod"):
        self._base = {"x-team-id": team, "x-cost-center": cost_center, "x-service": service, "x-environment": env}
        self._openai = None
        self._claude = anthropic.Anthropic()

    @property
    def openai(self):
        if self._openai is None:
            self._openai = openai.OpenAI()
        return self._openai

    def headers(self, cid):
        return {**self._base, "x-correlation-id": cid}

    def gpt(self, text, cid):
        return self.openai.responses.create(model="gpt-4o", input=text, extra_headers=self.headers(cid))

    def claude(self, text, cid=None):
        return self._claude.messages.create(model="claude-3-5-haiku-latest", max_tokens=4,
                                            messages=[{"role": "user", "content": text}], extra_headers=self.headers(cid or ""))

    def __call__(self, text, *, vendor="gpt", **kw):
        return getattr(self, vendor)(text, **kw)


class Session:
    def __init__(self, gateway, cid):
        self.gateway, self.cid = gateway, cid

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def say(self, text):
        return self.gateway.gpt(text, self.cid)
