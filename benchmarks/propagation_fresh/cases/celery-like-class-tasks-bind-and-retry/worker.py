from openai import APIStatusError, OpenAI

from tasks_base import Task

client = OpenAI(max_retries=0)
OWNER = {"x-team-id": "wk", "x-cost-center": "cc-1", "x-service": "wk", "x-environment": "prod"}


class Summarise(Task):
    def run(self, text):
        try:
            return client.responses.create(model="busy", input=text,
                                           extra_headers={**self.request.headers, "x-correlation-id": self.request.id})
        except APIStatusError as exc:
            return self.retry(exc)

    def on_failure(self, exc):
        return client.responses.create(model="gpt-5-nano", input="short", extra_headers=self.request.headers)


class Label(Task):
    def run(self, text):
        return client.responses.create(model="gpt-5-nano", input=text, extra_headers=self.request.headers)


def main():
    Summarise().apply("a", task_id="t-1", headers=OWNER)
    Label().apply("b", task_id="t-2", headers=OWNER | {"x-correlation-id": "t-2"})
