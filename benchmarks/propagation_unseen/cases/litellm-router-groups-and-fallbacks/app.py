from litellm import Router

FULL = {"x-team-id": "r", "x-cost-center": "cc", "x-service": "r", "x-environment": "prod", "x-correlation-id": "1"}

tagged = Router(
    model_list=[
        {"model_name": "main", "litellm_params": {"model": "openai/gpt-4.1", "extra_headers": FULL}},
        {"model_name": "spare", "litellm_params": {"model": "openai/gpt-4o-mini", "extra_headers": FULL}},
    ],
    fallbacks=[{"main": ["spare"]}],
    num_retries=0,
)
half = Router(
    model_list=[
        {"model_name": "main", "litellm_params": {"model": "openai/gpt-4.1", "extra_headers": FULL}},
        {"model_name": "spare", "litellm_params": {"model": "openai/gpt-4o-mini"}},
    ],
    fallbacks=[{"main": ["spare"]}],
    num_retries=0,
)


def good():
    return tagged.completion(model="main", messages=[{"role": "user", "content": "x"}])


def forgets():
    return half.completion(model="main", messages=[{"role": "user", "content": "x"}])


def spare_only():
    return half.completion(model="spare", messages=[{"role": "user", "content": "x"}], extra_headers=FULL)


def main():
    good()
    forgets()
    spare_only()
