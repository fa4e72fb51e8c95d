import os

from litellm import Router

BASE = os.environ["OPENAI_BASE_URL"]
TAGS = {"x-team-id": "loan", "x-cost-center": "cc-3325", "x-service": "loan", "x-environment": "prod", "x-correlation-id": "l"}


def deployment(name, model, **params):
    return {"model_name": name, "litellm_params": {"model": f"openai/{model}", "api_base": BASE, "api_key": "k", "max_retries": 0, **params}}


router = Router(
    model_list=[
        deployment("primary", "gpt-4o-primary", extra_headers=TAGS),
        deployment("secondary", "gpt-4o-mini"),
        deployment("tagged", "gpt-4o-mini", extra_headers=TAGS),
    ],
    num_retries=0,
)


def score(text):
    messages = [{"role": "user", "content": text}]
    try:
        return router.completion(model="primary", messages=messages)
    except Exception:
        return router.completion(model="secondary", messages=messages)


def explain(text):
    return router.completion(model="tagged", messages=[{"role": "user", "content": text}])


def main():
    score("a")
    explain("a")
