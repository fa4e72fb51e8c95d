"""Values from the clock, the process and a required variable; one join over nothing gives an empty text."""
import os
import time

import anthropic

api = anthropic.Anthropic()


def run_id(*parts):
    return "-".join(str(p) for p in parts)


def ask(text):
    return api.messages.create(
        model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
        extra_headers={"x-team-id": os.environ["TEAM_ID"].strip(), "x-cost-center": os.environ["COST_CENTER"],
                       "x-service": os.path.basename("/srv/dyn"), "x-environment": os.environ.get("DEPLOY_ENV") or "prod",
                       "x-correlation-id": run_id("dyn", os.getpid(), time.time_ns())})


def ask_no_parts(text):
    return api.messages.create(
        model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
        extra_headers={"x-team-id": os.environ["TEAM_ID"], "x-cost-center": "cc-1027", "x-service": "dyn",
                       "x-environment": "prod", "x-correlation-id": run_id()})


def main():
    ask("a")
    ask_no_parts("a")
