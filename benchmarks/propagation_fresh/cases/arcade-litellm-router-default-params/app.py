from litellm import Router

HEADERS = {
    "x-team-id": "arcade",
    "x-cost-center": "cc-805",
    "x-service": "scoreboard",
    "x-environment": "prod",
}


def deployment(alias, model, **more):
    return {"model_name": alias, "litellm_params": {"model": model, **more}}


router = Router(
    model_list=[
        deployment("quick", "openai/gpt-4o-mini", extra_headers={**HEADERS, "x-correlation-id": "arcade-quick"}),
        deployment("careful", "openai/gpt-4o", extra_headers=HEADERS),
    ],
    num_retries=0,
)


def commentate(text):
    return router.completion(model="quick", messages=[{"role": "user", "content": text}])


def review(text):
    return router.completion(model="careful", messages=[{"role": "user", "content": text}])


def main():
    commentate("high score")
    review("high score")
