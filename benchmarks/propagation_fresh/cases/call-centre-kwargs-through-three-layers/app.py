from openai import OpenAI

OWNER = {"x-team-id": "calls", "x-cost-center": "cc-58", "x-service": "wrap-up", "x-environment": "prod"}


class Transport:
    def __init__(self):
        self._client = OpenAI()

    def send(self, **request):
        request.pop("trace", None)
        return self._client.chat.completions.create(**request)


class Llm:
    def __init__(self, transport):
        self.transport = transport

    def chat(self, prompt, **kwargs):
        kwargs.setdefault("model", "gpt-4o-mini")
        return self.transport.send(messages=[{"role": "user", "content": prompt}], **kwargs)


def wrap_up(llm, text, **kwargs):
    return llm.chat(f"Wrap up: {text}", **kwargs)


def main():
    llm = Llm(Transport())
    wrap_up(llm, "a", extra_headers={**OWNER, "x-correlation-id": "call-1"})
    wrap_up(llm, "b", extra_headers=OWNER, trace="call-2")
    wrap_up(llm, "c", trace="call-3", extra_headers=dict(OWNER, **{"x-correlation-id": "call-3"}))
