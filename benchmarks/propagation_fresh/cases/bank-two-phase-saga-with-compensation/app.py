"""A transfer is described, checked, and on failure compensated; the compensation asks without its trace."""
import anthropic
from openai import OpenAI

openai_client = OpenAI(max_retries=0)
claude = anthropic.Anthropic(max_retries=0)
OWNER = {"x-team-id": "bank", "x-cost-center": "cc-4032", "x-service": "transfers", "x-environment": "prod"}


class Refused(Exception):
    def __init__(self, transfer):
        super().__init__(transfer)
        self.transfer = transfer


def check(transfer):
    openai_client.responses.create(model="gpt-4o-mini", input=f"check {transfer}",
                                   extra_headers={**OWNER, "x-correlation-id": transfer})
    if transfer.endswith("9"):
        raise Refused(transfer)


def compensate(error):
    claude.messages.create(model="claude-sonnet-4-5", max_tokens=20, extra_headers=OWNER,
                           messages=[{"role": "user", "content": f"apologise for {error.transfer}"}])


def transfer(number):
    try:
        check(number)
    except Refused as error:
        compensate(error)


def main():
    transfer("t-1")
    transfer("t-9")
