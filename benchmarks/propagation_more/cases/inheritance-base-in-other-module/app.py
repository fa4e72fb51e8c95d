"""The client lives in a base class of another module; subclasses set class attributes, one lacks one."""
from base import LlmService


class Faq(LlmService):
    service = "faq"
    team = "help"

    def answer(self, text):
        return self.complete(text)


class Draft(LlmService):
    team = "help"

    def write(self, text):
        return self.llm.messages.create(model=self.model, max_tokens=self.limit, extra_headers=self.tags("d-1"),
                                        messages=[{"role": "user", "content": text}])


def main():
    Faq().answer("a")
    Draft().write("a")
