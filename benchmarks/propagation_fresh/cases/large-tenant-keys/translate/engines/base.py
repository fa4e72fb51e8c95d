"""Template method: the base prepares, the subclass sends."""
import uuid


class Engine:
    def __init__(self, tenant, parts):
        self.tenant = tenant
        self.parts = parts
        self.client = self.make_client()

    def make_client(self):
        raise NotImplementedError

    def translate(self, text):
        headers = self.parts.with_part(correlation_id=uuid.uuid4().hex).merged()
        return self.send(f"Translate: {text}", headers)

    def detect(self, text):
        return self.send(f"Language of: {text}", self.parts.with_part(correlation_id=None).merged())

    def send(self, prompt, headers):
        raise NotImplementedError


def create(kind, tenant, parts):
    from . import ClaudeEngine, GptEngine

    return {"gpt": GptEngine, "claude": ClaudeEngine}[kind](tenant, parts)
