from tenacity import RetryCallState, Retrying, retry, retry_if_exception_type, stop_after_attempt, wait_none

from openai import APIStatusError, OpenAI

client = OpenAI(max_retries=0)


def use_small_model(state: RetryCallState):
    prompt = state.args[0]
    return client.responses.create(model="gpt-5-nano", input=prompt)


def use_small_model_tagged(state: RetryCallState):
    return client.responses.create(model="gpt-5-nano", input=state.args[0], extra_headers=state.kwargs["headers"])


policy = dict(
    retry=retry_if_exception_type(APIStatusError), stop=stop_after_attempt(2), wait=wait_none())


@retry(**policy, retry_error_callback=use_small_model)
def generate(prompt, *, headers):
    return client.responses.create(model="busy", input=prompt, extra_headers=headers)


@retry(**policy, retry_error_callback=use_small_model_tagged)
def generate_tagged(prompt, *, headers):
    return client.responses.create(model="busy", input=prompt, extra_headers=headers)


def generate_loop(prompt, headers):
    for attempt in Retrying(stop=stop_after_attempt(2), wait=wait_none(), reraise=True):
        with attempt:
            number = attempt.retry_state.attempt_number
            return client.responses.create(
                model="busy" if number == 1 else "gpt-5-mini", input=prompt,
                extra_headers={**headers, "x-attempt": str(number)})
