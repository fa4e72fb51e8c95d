class HelpDesk:
    def __init__(self, clients, settings):
        self.clients = clients
        self.settings = settings

    def reply(self, text, ticket):
        return self.clients.gpt.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": ticket})

    def escalate(self, text, ticket):
        headers = {**self.settings.headers("escalate"), "x-correlation-id": ticket}
        return self.clients.claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                                   messages=[{"role": "user", "content": text}])

    def title(self, text):
        return self.clients.gpt.responses.create(model="gpt-4o-mini", input=text)
