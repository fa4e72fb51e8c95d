from anthropic import Anthropic
from celery import Celery, Task

app = Celery("mailer", broker="memory://")
app.conf.task_always_eager = True


class LlmTask(Task):
    _client = None

    @property
    def client(self):
        if self._client is None:
            self._client = Anthropic(
                default_headers={
                    "x-team-id": "mail",
                    "x-cost-center": "cc-91",
                    "x-service": "mail-drafts",
                    "x-environment": "prod",
                }
            )
        return self._client


@app.task(base=LlmTask, bind=True, max_retries=2)
def draft(self, subject):
    message = self.client.messages.create(
        model="claude-haiku-4-5",
        max_tokens=300,
        messages=[{"role": "user", "content": subject}],
        extra_headers={"x-correlation-id": self.request.id},
    )
    return message.content[0].text


@app.task(base=LlmTask, bind=True)
def polish(self, text):
    message = self.client.messages.create(
        model="claude-haiku-4-5", max_tokens=300, messages=[{"role": "user", "content": "Polish " + text}]
    )
    return message.content[0].text


def main():
    polish.delay(draft.delay("refund").get()).get()
