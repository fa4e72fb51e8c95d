import functools
from datetime import date

from openai import OpenAI


class Scheduler:
    def __init__(self):
        self.jobs = []

    def every(self, hours):
        def register(fn):
            self.jobs.append((hours, fn))
            return fn

        return register

    def run_pending(self):
        for _, job in self.jobs:
            job()


scheduler = Scheduler()
llm = OpenAI()


def report(kind, *, headers):
    llm.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": f"{kind} report"}], extra_headers=headers
    )


OPS = {"x-team-id": "ops", "x-cost-center": "cc-1", "x-service": "reports", "x-environment": "prod"}
scheduler.every(24)(functools.partial(report, "daily", headers={**OPS, "x-correlation-id": f"daily-{date.today()}"}))


@scheduler.every(hours=1)
def hourly_digest():
    llm.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": "digest"}], extra_headers=OPS
    )


def main():
    scheduler.run_pending()
