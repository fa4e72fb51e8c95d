"""Claims: columns and a row make the headers; the older row is one column shorter and zip stops early."""
from anthropic import Anthropic

COLUMNS = ["team-id", "cost-center", "service", "environment", "correlation-id"]
ROW = ("claims", "cc-611", "claim-triage", "prod", "clm-1")
OLD_ROW = ("claims", "cc-611", "claim-triage", "prod")

api = Anthropic()


def headers_of(row):
    return {f"x-{column}": value for column, value in zip(COLUMNS, row)}


def triage(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=32, extra_headers=headers_of(ROW),
                               messages=[{"role": "user", "content": text}])


def triage_archived(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=32, extra_headers=headers_of(OLD_ROW),
                               messages=[{"role": "user", "content": text}])


def main():
    triage("water damage")
    triage_archived("hail")
