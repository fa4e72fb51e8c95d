HEADERS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
OTHER = dict(HEADERS)
THIRD = dict(HEADERS)
FOURTH = dict(HEADERS)
