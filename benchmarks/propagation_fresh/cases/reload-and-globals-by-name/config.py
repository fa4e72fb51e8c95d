TAGS = {"x-team-id": "rl", "x-cost-center": "cc-43", "x-service": "rl", "x-environment": "prod"}
