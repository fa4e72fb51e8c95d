TAGS = {"x-team-id": "ci", "x-service": "ci", "x-environment": "prod", "x-correlation-id": "1"}
