from collections import deque

from openai import OpenAI

OWNER = {"x-team-id": "press", "x-cost-center": "cc-4003", "x-service": "drafts", "x-environment": "prod"}
client = OpenAI(default_headers=OWNER)


class System:
    def __init__(self):
        self.actors = {}
        self.mail = deque()

    def add(self, name, actor):
        self.actors[name] = actor

    def send(self, name, message):
        self.mail.append((name, message))

    def run(self):
        while self.mail:
            name, message = self.mail.popleft()
            self.actors[name].receive(message)


class Writer:
    def __init__(self, system):
        self.system = system

    def receive(self, message):
        client.responses.create(model="gpt-4o-mini", input=message["topic"],
                                extra_headers={"x-correlation-id": message["trace"]})
        self.system.send("editor", {"text": "draft"})


class Editor:
    def __init__(self, system):
        self.system = system

    def receive(self, message):
        client.responses.create(model="gpt-4o-mini", input=message["text"],
                                extra_headers={"x-correlation-id": message.get("trace", "")})
