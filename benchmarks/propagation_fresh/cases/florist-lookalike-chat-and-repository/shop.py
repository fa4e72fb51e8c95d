class Responses:
    def __init__(self, inbox):
        self.inbox = inbox

    def create(self, *, model, input, **rest):
        self.inbox.append((model, input))
        return len(self.inbox)


class FlowerClient:
    """A form client with the shape of an SDK."""

    def __init__(self):
        self.inbox = []
        self.responses = Responses(self.inbox)
        self.embeddings = Responses(self.inbox)
