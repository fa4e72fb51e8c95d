import threading

import anthropic

OWNER = {"x-team-id": "one", "x-cost-center": "cc-1", "x-service": "one", "x-environment": "prod", "x-correlation-id": "1"}


class Singleton:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls._instance = super().__new__(cls)
                    cls._instance.client = anthropic.Anthropic(default_headers=OWNER)
        return cls._instance

    def ask(self, text):
        return self.client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": text}])


class Borg:
    _state = {}

    def __init__(self):
        self.__dict__ = self._state
        if not hasattr(self, "client"):
            self.client = anthropic.Anthropic()

    def ask(self, text):
        return self.client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": text}])


def main():
    Singleton().ask("a")
    Singleton().ask("b")
    Borg().ask("c")
