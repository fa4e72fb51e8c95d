TAGS = {"x-team-id": "search", "x-service": "search", "x-environment": "prod"}
