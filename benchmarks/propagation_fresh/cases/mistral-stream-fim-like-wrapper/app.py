import os

from mistralai.client import Mistral


class Completer:
    def __init__(self, **owner):
        self._client = Mistral(api_key=os.environ["MISTRAL_API_KEY"])
        self._owner = {"x-" + k: v for k, v in owner.items()}

    def __call__(self, text, *, trace=None):
        headers = dict(self._owner)
        if trace:
            headers |= {"x-correlation-id": trace}
        return self._client.chat.complete(model="codestral-latest", messages=[{"role": "user", "content": text}],
                                          http_headers=headers)


complete = Completer(**{"team-id": "ide", "cost-center": "cc-3", "service": "ide", "environment": "prod"})


def on_save(text):
    return complete(text)


def on_tab(text, n):
    return complete(text, trace=f"tab-{n}")


def main():
    on_tab("a", 1)
    on_save("b")
