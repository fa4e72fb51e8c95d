TAGS = {"x-team-id": "sc", "x-cost-center": "cc-394", "x-service": "sc", "x-environment": "prod", "x-correlation-id": "1"}
FULL_TAGS = dict(TAGS)
