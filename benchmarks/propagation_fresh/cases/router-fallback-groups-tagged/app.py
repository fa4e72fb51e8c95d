import os

from litellm import Router

TAGS = {"x-team-id": "rf", "x-cost-center": "cc-4004", "x-service": "rf", "x-environment": "prod"}


def params(model, **extra):
    return {"model": f"openai/{model}", "api_key": "k", "api_base": os.environ["OPENAI_BASE_URL"], **extra}


router = Router(
    model_list=[
        {"model_name": "main", "litellm_params": params("gpt-4o", extra_headers={**TAGS, "x-correlation-id": "main"})},
        {"model_name": "side", "litellm_params": params("gpt-4o-mini", extra_headers=TAGS)},
    ],
    num_retries=0,
)


def ask(group, text, **kwargs):
    return router.completion(model=group, messages=[{"role": "user", "content": text}], **kwargs)


def main_group(text):
    return ask("main", text)


def side_group(text):
    return ask("side", text, temperature=0)


def main():
    main_group("a")
    side_group("b")
