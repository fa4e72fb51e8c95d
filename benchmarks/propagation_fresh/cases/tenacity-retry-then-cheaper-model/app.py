import openai
from openai import OpenAI
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_none

client = OpenAI(max_retries=0)
OWNER = {"x-team-id": "risk", "x-cost-center": "cc-14", "x-service": "risk-memo", "x-environment": "prod"}


@retry(
    retry=retry_if_exception_type(openai.RateLimitError),
    stop=stop_after_attempt(2),
    wait=wait_none(),
    reraise=True,
)
def complete(model, text, correlation_id):
    return client.chat.completions.create(
        model=model,
        messages=[{"role": "user", "content": text}],
        extra_headers={**OWNER, "x-correlation-id": correlation_id},
    )


def memo(text, correlation_id):
    try:
        return complete("gpt-4o-2024", text, correlation_id)
    except openai.RateLimitError:
        return client.chat.completions.create(
            model="gpt-4o-mini", messages=[{"role": "user", "content": text}], extra_headers=OWNER
        )


def main():
    memo("a", "memo-1")
