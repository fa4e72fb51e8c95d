"""One subclass per environment; the class attribute goes into the headers."""
from groq import Groq


class Llm:
    environment = ""
    model = "llama-3.3-70b-versatile"

    def __init__(self):
        self._groq = Groq(default_headers={"x-team-id": "pylon", "x-cost-center": "cc-934", "x-service": "grid",
                                           "x-environment": self.environment})

    def ask(self, text, cid):
        return self._groq.chat.completions.create(model=self.model, messages=[{"role": "user", "content": text}],
                                                  extra_headers={"x-correlation-id": cid})


class Staging(Llm):
    environment = "staging"


class Local(Llm):
    model = "llama-3.1-8b-instant"


def main():
    Staging().ask("load", "p-1")
    Local().ask("load", "p-2")
