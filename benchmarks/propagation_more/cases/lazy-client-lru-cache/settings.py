OWNER = {"x-team-id": "lz", "x-cost-center": "cc-367", "x-environment": "prod"}


def __getattr__(name):
    if name != "client":
        raise AttributeError(name)
    from openai import OpenAI
    made = OpenAI(default_headers={**OWNER, "x-service": "lz", "x-correlation-id": "boot"})
    globals()["client"] = made
    return made
