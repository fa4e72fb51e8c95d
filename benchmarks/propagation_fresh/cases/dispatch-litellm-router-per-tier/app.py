from litellm import Router

from deployments import deployment

OWNER = {"x-team-id": "dispatch", "x-cost-center": "cc-922", "x-service": "routes", "x-environment": "prod",
         "x-correlation-id": "tier"}
TIERS = {"gold": ("openai/gpt-4o", OWNER), "basic": ("openai/gpt-4o-mini", None)}
router = Router(model_list=[deployment(tier, *spec) for tier, spec in TIERS.items()], num_retries=0)


def gold(text):
    return router.completion(model="gold", messages=[{"role": "user", "content": text}])


def basic(text):
    return router.completion(model="basic", messages=[{"role": "user", "content": text}])


def main():
    gold("a")
    basic("b")
