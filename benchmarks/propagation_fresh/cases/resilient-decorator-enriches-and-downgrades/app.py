from openai import OpenAI

from resilience import OWNER, resilient

client = OpenAI(max_retries=0)


@resilient(service="clause-finder", models=("gpt-4o-large", "gpt-4o-mini"))
def find_clauses(contract, *, model="", headers=None):
    return client.responses.create(model=model, input=f"Clauses in {contract}", extra_headers=headers)


def redline(contract, *, model="gpt-4o-mini", headers=None):
    return client.responses.create(model=model, input=f"Redline {contract}", extra_headers=headers or OWNER)


def main():
    find_clauses("the lease")
    redline("the lease")
