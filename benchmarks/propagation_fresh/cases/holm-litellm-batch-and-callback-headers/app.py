import functools

import litellm

litellm.drop_params = True
HOLM = {"x-team-id": "holm", "x-cost-center": "cc-900", "x-service": "ferry-faq", "x-environment": "prod"}
complete = functools.partial(litellm.completion, model="openai/gpt-4o-mini", num_retries=0)


def answer(text, cid):
    return complete(messages=[{"role": "user", "content": text}], headers=HOLM | {"x-correlation-id": cid})


def answers(texts):
    return litellm.batch_completion(
        model="openai/gpt-4o-mini", messages=[[{"role": "user", "content": text}] for text in texts], extra_headers=HOLM)


def main():
    answer("when?", "h-1")
    answers(["where?"])
