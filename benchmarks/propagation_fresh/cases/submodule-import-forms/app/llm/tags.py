OWNER = {"x-team-id": "si", "x-cost-center": "cc-431", "x-service": "si"}
FULL = {**OWNER, "x-environment": "prod", "x-correlation-id": "1"}


def part(env):
    return {**OWNER, "x-environment": env}
