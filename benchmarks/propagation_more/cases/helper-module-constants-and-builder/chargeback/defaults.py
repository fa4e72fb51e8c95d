OWNER = {"x-team-id": "fluent", "x-cost-center": "cc-320", "x-service": "fluent"}
