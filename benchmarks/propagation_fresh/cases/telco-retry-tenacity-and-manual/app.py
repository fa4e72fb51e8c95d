import time

import openai
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_none

client = openai.OpenAI(max_retries=0)
OWNER = {"x-team-id": "telco", "x-cost-center": "cc-85", "x-service": "plans", "x-environment": "prod"}


@retry(retry=retry_if_exception_type(openai.APIStatusError), stop=stop_after_attempt(2), wait=wait_none(), reraise=True)
def offer(text, headers):
    return client.responses.create(model="gpt-busy", input=text, extra_headers=headers)


def churn(text, headers):
    delay = 0.0
    for attempt in range(3):
        try:
            return client.responses.create(model="gpt-busy", input=text, extra_headers=headers)
        except openai.APIStatusError:
            time.sleep(delay)
            headers = {k: v for k, v in headers.items() if not k.startswith("x-corr")}
    return None


def main():
    headers = {**OWNER, "x-correlation-id": "t-1"}
    try:
        offer("a", headers)
    except openai.APIStatusError:
        pass
    churn("b", headers)
