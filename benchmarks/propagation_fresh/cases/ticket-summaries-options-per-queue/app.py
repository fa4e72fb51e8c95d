"""Summaries of support tickets; each queue has its own request options."""
from openai import OpenAI

client = OpenAI(timeout=30, max_retries=2)

REQUEST_OPTIONS = {
    "refunds": {
        "extra_headers": {
            "X-Team-Id": "refunds", "X-Cost-Center": "cc-2401", "X-Service": "ticket-summaries",
            "X-Environment": "prod", "X-Correlation-Id": "queue-refunds",
        },
        "timeout": 20,
    },
    "legal": {
        "extra_headers": {
            "X-Team-Id": "legal", "X-Cost-Center": "cc-2402", "X-Service": "ticket-summaries", "X-Environment": "prod",
        },
    },
}


def summarise_refund(ticket):
    return client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "system", "content": "Summarise."}, {"role": "user", "content": ticket}],
        **REQUEST_OPTIONS["refunds"],
    )


def summarise_legal(ticket):
    return client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "system", "content": "Summarise."}, {"role": "user", "content": ticket}],
        **REQUEST_OPTIONS["legal"],
    )


def main():
    summarise_refund("Where is my money?")
    summarise_legal("We will see you in court.")
