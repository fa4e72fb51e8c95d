TAGS = {"x-team-id": "im", "x-cost-center": "cc-458", "x-service": "im", "x-environment": "prod", "x-correlation-id": "1"}
