class Bus:
    def __init__(self):
        self._handlers = {}

    def on(self, kind):
        def register(function):
            self._handlers[kind] = function
            return function
        return register

    def publish(self, message):
        return self._handlers[type(message)](message)
