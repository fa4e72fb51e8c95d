"""Values from join, strftime, uuid, hash digests and a class's __str__; one joins nothing."""
import datetime
import hashlib
import os
import secrets

import anthropic


class Run:
    def __init__(self, number):
        self.number = number

    def __str__(self):
        return f"run-{self.number:04d}"


def ask(text, parts=("dv", "api")):
    stamp = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return anthropic.Anthropic().messages.create(
        model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
        extra_headers={"x-team-id": "-".join(parts), "x-cost-center": os.environ["COST_CENTER"].strip(),
                       "x-service": "dv-" + secrets.token_hex(2), "x-environment": stamp, "x-correlation-id": digest})


def ask_run(text, run):
    return anthropic.Anthropic().messages.create(
        model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
        extra_headers={"x-team-id": "dv", "x-cost-center": "".join([]), "x-service": "dv",
                       "x-environment": "prod"[:0], "x-correlation-id": str(run)})


def main():
    ask("a")
    ask_run("a", Run(7))
