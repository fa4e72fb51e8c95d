"""Everything in the body's metadata, once complete and once with a number that is no text but counts."""
import time

from openai import AzureOpenAI

azure = AzureOpenAI(azure_deployment="gpt-4o-eu")


def classify(text: str, *, run: int):
    meta = {"team_id": "mailops", "cost_center": "cc-2001", "service": "classify"}
    return azure.chat.completions.create(
        model="gpt-4o-eu", messages=[{"role": "user", "content": text}], store=True,
        metadata={**meta, "environment": "prod", "correlation_id": f"{run}:{int(time.time())}"})


def classify_fast(text: str):
    return azure.chat.completions.create(
        model="gpt-4o-eu", messages=[{"role": "user", "content": text}],
        metadata={"team_id": "mailops", "cost_center": "cc-2001", "service": "", "environment": "prod", "correlationId": "1"})


def main():
    classify("a", run=7)
    classify_fast("a")
