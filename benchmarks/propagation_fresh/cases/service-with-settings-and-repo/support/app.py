from .attribution import Attribution
from .llm import Embedder, Writer


class App:
    def __init__(self, settings):
        attribution = Attribution(settings)
        self._writer = Writer(attribution)
        self._embedder = Embedder(attribution)

    def reply(self, ticket, text):
        return self._writer.write(f"ticket-{ticket}", text)

    def similar(self, text):
        return self._embedder.embed(text)
