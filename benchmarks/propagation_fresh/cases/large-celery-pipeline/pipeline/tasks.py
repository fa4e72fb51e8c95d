from .base import AnonymousTask, LLMTask, StrictTask
from .celeryapp import app

MODEL = "claude-3-5-haiku-latest"


@app.task(base=LLMTask)
def ingest(self, document):
    return self.client.messages.create(
        model=MODEL,
        max_tokens=10,
        messages=[{"role": "user", "content": f"Language of {document}"}],
        extra_headers=self.headers(),
    )


@app.task(base=LLMTask)
def enrich(self, document):
    return self.client.messages.create(
        model=MODEL,
        max_tokens=10,
        messages=[{"role": "user", "content": f"Enrich {document}"}],
        extra_headers=self.headers(),
    )


@app.task(base=StrictTask)
def score(self, document):
    return self.client.messages.create(
        model=MODEL,
        max_tokens=10,
        messages=[{"role": "user", "content": f"Score {document}"}],
        extra_headers=self.headers(),
    )


@app.task(base=AnonymousTask)
def notify(self, document):
    return self.client.messages.create(
        model=MODEL,
        max_tokens=10,
        messages=[{"role": "user", "content": f"Notify {document}"}],
        extra_headers=self.headers(),
    )
