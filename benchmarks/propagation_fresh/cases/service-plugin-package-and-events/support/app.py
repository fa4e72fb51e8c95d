from .handlers import HANDLERS
from .tags import Tags


class App:
    def __init__(self, tags):
        self.tags = tags

    @classmethod
    def create(cls):
        return cls(Tags.load())

    def handle(self, event):
        handler = HANDLERS[event["kind"]](self.tags)
        return handler.handle(event)
