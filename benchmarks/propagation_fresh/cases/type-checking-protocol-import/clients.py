import anthropic


def make(service: str) -> anthropic.Anthropic:
    headers = {"x-team-id": "tp", "x-cost-center": "cc-359", "x-service": service, "x-environment": "prod"}
    return anthropic.Anthropic(default_headers=headers)
