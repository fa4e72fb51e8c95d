"""Two leading underscores are mangled: the subclass sets another attribute than the base reads."""
from openai import OpenAI


class Sender:
    __headers = {"x-team-id": "pn", "x-service": "pn"}
    _open_headers = {"x-team-id": "pn", "x-service": "pn"}

    def mangled(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.__headers)

    def plain(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self._open_headers)


class Full(Sender):
    __headers = {"x-team-id": "pn", "x-cost-center": "cc-23", "x-service": "pn", "x-environment": "prod", "x-correlation-id": "1"}
    _open_headers = __headers


def main():
    Full().mangled("a")
    Full().plain("b")
