from collections import defaultdict


class Dispatcher:
    def __init__(self):
        self._handlers = defaultdict(list)

    def subscribe(self, kind, handler):
        self._handlers[kind].append(handler)

    def publish(self, event):
        for handler in self._handlers[type(event)]:
            handler(event)
