DEFAULTS = {"x-team-id": "pottery", "x-cost-center": "cc-38", "x-service": "glaze", "x-environment": "prod", "x-correlation-id": "k"}
HISTORY = []


def defaults():
    return DEFAULTS


def remember(headers):
    HISTORY.append(headers)
    return headers
