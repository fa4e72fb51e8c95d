class Messages:
    def __init__(self):
        self.sent = []

    def create(self, **kw):
        self.sent.append(kw)
        return kw


class Mail:
    def __init__(self):
        self.messages = Messages()

    def stream(self, **kw):
        return self.messages.create(**kw)


class Search:
    class embeddings:
        @staticmethod
        def create(**kw):
            return [0.0]

    def generate_content(self, **kw):
        return kw
