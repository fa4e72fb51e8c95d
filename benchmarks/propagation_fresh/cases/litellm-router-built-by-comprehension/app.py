"""Deployments come from a table; one group is tagged, the other is not."""
import os

from litellm import Router

TAGS = {"x-team-id": "bank", "x-cost-center": "cc-1006", "x-service": "fraud", "x-environment": "prod", "x-correlation-id": "fixed"}
TABLE = {"screen": ("openai/gpt-4o-mini", TAGS), "review": ("openai/gpt-4o", None)}


def deployment(name, model, headers):
    params = {"model": model, "api_base": os.environ["OPENAI_BASE_URL"], "api_key": "k"}
    if headers:
        params["extra_headers"] = headers
    return {"model_name": name, "litellm_params": params}


class Fraud:
    def __init__(self):
        self.router = Router(model_list=[deployment(n, *rest) for n, rest in TABLE.items()], num_retries=0)

    def screen(self, text):
        return self.router.completion("screen", [{"role": "user", "content": text}])

    def review(self, text):
        return self.router.completion("review", [{"role": "user", "content": text}])


def main():
    f = Fraud()
    f.screen("a")
    f.review("a")
