"""Nightly jobs."""
from openai import OpenAI
from tasks import task

client = OpenAI()
FIXED = {"x-service": "nightly", "x-environment": "prod"}


@task(bind=True, team="reports")
def report(self, text):
    headers = {**FIXED, "x-team-id": self.team, "x-cost-center": "cc-2", "x-correlation-id": self.request.id}
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=headers)


@task(bind=True)
def digest(self, text):
    headers = {**FIXED, "x-team-id": self.team, "x-correlation-id": self.request.id, **self.request.headers}
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=headers)


@task(team="mail")
def mail(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers={**FIXED, "x-team-id": "mail", "x-cost-center": "cc-3"})


def main():
    report.delay("a")
    digest.apply(("b",), "t-7", headers={"x-cost-center": "cc-8"})
    mail.delay("c")
