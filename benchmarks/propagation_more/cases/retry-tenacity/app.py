"""tenacity repeats the call with the same arguments; AsyncRetrying and Retrying in loops."""
import openai
from tenacity import Retrying, retry, retry_if_exception_type, stop_after_attempt

client = openai.OpenAI(max_retries=0)
TAGS = {"x-team-id": "tn", "x-cost-center": "cc-456", "x-service": "tn", "x-environment": "prod", "x-correlation-id": "1"}


@retry(stop=stop_after_attempt(2), retry=retry_if_exception_type(openai.RateLimitError), retry_error_callback=lambda state: None)
def ask(text, headers=None):
    return client.responses.create(model="gpt-busy", input=text, extra_headers=headers)


def ask_loop(text):
    for attempt in Retrying(stop=stop_after_attempt(2), reraise=True):
        with attempt:
            headers = TAGS if attempt.retry_state.attempt_number == 1 else None
            return client.responses.create(model="gpt-4o" if headers is None else "gpt-busy", input=text, extra_headers=headers)


def main():
    ask("a", headers=TAGS)
    ask_loop("a")
