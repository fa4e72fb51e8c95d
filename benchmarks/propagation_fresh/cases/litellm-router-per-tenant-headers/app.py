import os

from litellm import Router

TENANTS = {"acme": "cc-100", "globex": "cc-200"}


def deployment(tenant, center):
    return {"model_name": tenant, "litellm_params": {
        "model": "openai/gpt-4o-mini", "api_base": os.environ["OPENAI_BASE_URL"], "api_key": "k",
        "extra_headers": {"x-team-id": tenant, "x-cost-center": center, "x-service": "tenant-bot", "x-environment": "prod",
                          "x-correlation-id": f"static-{tenant}"}}}


ROUTER = Router(model_list=[deployment(t, c) for t, c in TENANTS.items()])
BARE = Router(model_list=[{**deployment("free", "cc-0"), "litellm_params": {
    "model": "openai/gpt-4o-mini", "api_base": os.environ["OPENAI_BASE_URL"], "api_key": "k"}}])


def chat(tenant, text):
    return ROUTER.completion(model=tenant, messages=[{"role": "user", "content": text}])


def free(text):
    return BARE.completion(model="free", messages=[{"role": "user", "content": text}])


def main():
    chat("acme", "a")
    chat("globex", "a")
    free("b")
