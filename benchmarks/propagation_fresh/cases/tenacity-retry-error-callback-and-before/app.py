import openai
from tenacity import Retrying, retry, retry_if_exception_type, stop_after_attempt, wait_none

client = openai.OpenAI(max_retries=0)
OWNER = {"x-team-id": "captions", "x-cost-center": "cc-2369", "x-service": "subtitles", "x-environment": "prod"}


@retry(retry=retry_if_exception_type(openai.RateLimitError), stop=stop_after_attempt(2), wait=wait_none(), reraise=True)
def translate(line: str, headers: dict[str, str], model: str = "gpt-4o-busy") -> str:
    return client.responses.create(model=model, input=line, extra_headers=headers).output_text


def subtitle(line: str, number: int) -> str:
    headers = {**OWNER, "x-correlation-id": f"line-{number}"}
    try:
        return translate(line, headers)
    except openai.RateLimitError:
        for attempt in Retrying(stop=stop_after_attempt(3), wait=wait_none()):
            with attempt:
                return client.responses.create(
                    model="gpt-4o-mini", input=line,
                    extra_headers={"x-attempt": str(attempt.retry_state.attempt_number), **OWNER}).output_text


def main():
    subtitle("Guten Tag", 1)
