class InMemoryQueue:
    def __init__(self):
        self._messages = []

    def send(self, body, attributes):
        self._messages.append({"Body": body, "MessageAttributes": attributes})

    def receive(self):
        while self._messages:
            yield self._messages.pop(0)
