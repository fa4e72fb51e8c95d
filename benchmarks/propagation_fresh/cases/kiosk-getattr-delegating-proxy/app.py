from openai import OpenAI


class Tagging:
    """Forwards everything to the wrapped resource and adds headers to create()."""

    def __init__(self, target, headers):
        self._target = target
        self._headers = headers

    def __getattr__(self, name):
        value = getattr(self._target, name)
        if name == "create":
            def create(**kwargs):
                kwargs["extra_headers"] = {**self._headers, **kwargs.get("extra_headers", {})}
                return value(**kwargs)
            return create
        if name in ("chat", "completions", "responses", "embeddings"):
            return Tagging(value, self._headers)
        return value


OWNER = {"x-team-id": "kiosk", "x-cost-center": "cc-68", "x-service": "tickets", "x-environment": "prod"}
client = Tagging(OpenAI(), OWNER)


def sell(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def refund(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    sell("adult", "k-1")
    refund("child")
