import time

from openai import OpenAI

_client = OpenAI(timeout=20)


class Job:
    team = "jobs"
    name: str

    def headers(self):
        return {"x-team-id": self.team, "x-cost-center": "cc-456", "x-service": self.name, "x-environment": "prod"}

    def call(self, text):
        return _client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())

    def run(self, text):
        started = time.monotonic()
        self.call(text)
        return time.monotonic() - started
