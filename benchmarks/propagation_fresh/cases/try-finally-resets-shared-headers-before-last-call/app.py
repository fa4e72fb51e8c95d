from openai import OpenAI

client = OpenAI()


class Desk:
    def __init__(self):
        self.headers = {"x-team-id": "desk", "x-cost-center": "cc-2449", "x-service": "desk", "x-environment": "prod"}

    def work(self, job):
        self.headers["x-correlation-id"] = job
        try:
            return client.responses.create(model="gpt-4o", input=job, extra_headers=self.headers)
        finally:
            del self.headers["x-correlation-id"]

    def wrap_up(self):
        return client.responses.create(model="gpt-4o-mini", input="wrap up", extra_headers=self.headers)


def main():
    desk = Desk()
    desk.work("job-1")
    desk.wrap_up()
