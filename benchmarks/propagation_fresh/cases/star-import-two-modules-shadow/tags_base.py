HEADERS = {"x-team-id": "si", "x-cost-center": "cc-1063", "x-service": "si", "x-environment": "prod", "x-correlation-id": "s"}


def headers():
    return dict(HEADERS)
