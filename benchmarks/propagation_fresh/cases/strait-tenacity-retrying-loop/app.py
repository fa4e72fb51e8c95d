from openai import OpenAI, RateLimitError
from tenacity import Retrying, retry, retry_if_exception_type, stop_after_attempt, wait_none

client = OpenAI(max_retries=0)
OWNER = {"x-team-id": "strait", "x-cost-center": "cc-858", "x-service": "pilotage", "x-environment": "prod"}


def give_up(state):
    return None


@retry(retry=retry_if_exception_type(RateLimitError), stop=stop_after_attempt(2), wait=wait_none(),
       retry_error_callback=give_up)
def pilot(text, cid):
    return client.responses.create(model="gpt-4o-busy", input=text, extra_headers={**OWNER, "x-correlation-id": cid})


def tow(text, cid):
    headers = {**OWNER, "x-correlation-id": cid}
    for attempt in Retrying(stop=stop_after_attempt(2), wait=wait_none(), retry_error_callback=give_up):
        with attempt:
            used, headers = headers, OWNER
            client.chat.completions.create(
                model="gpt-4o-busy", messages=[{"role": "user", "content": text}], extra_headers=used)


def main():
    pilot("narrows", "n1")
    tow("tanker", "n2")
