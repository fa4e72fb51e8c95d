class Handler:
    kind = ""

    def __init__(self, tags):
        self.tags = tags

    def handle(self, event):
        return self.ask(event["text"], self.tags.headers(self.kind, event.get("id")))
