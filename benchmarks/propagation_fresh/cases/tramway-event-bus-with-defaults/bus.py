from collections import defaultdict


class Bus:
    def __init__(self):
        self._handlers = defaultdict(list)

    def on(self, event):
        def register(handler):
            self._handlers[event].append(handler)
            return handler
        return register

    def emit(self, event, /, **payload):
        return [handler(**payload) for handler in self._handlers[event]]
