import os
import uuid

from anthropic import Anthropic

sdk = Anthropic()


def _ledger_headers():
    return {
        "X-Team-Id": os.environ["TEAM_ID"],
        "X-Cost-Center": os.environ["COST_CENTER"],
        "X-Service": os.environ["SERVICE_NAME"],
        "X-Environment": os.environ["DEPLOY_ENV"],
        "X-Correlation-Id": str(uuid.uuid4()),
    }


def summarise(text):
    return sdk.beta.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=64,
        betas=["context-1m-2025-08-07"],
        messages=[{"role": "user", "content": text}],
        extra_headers=_ledger_headers(),
    )


def classify(text):
    headers = _ledger_headers()
    return sdk.beta.messages.create(
        model="claude-haiku-4-5",
        max_tokens=4,
        betas=list(headers)[:0],
        messages=[{"role": "user", "content": text}],
    )


def main():
    summarise("minutes of the chapter")
    classify("minutes of the chapter")
