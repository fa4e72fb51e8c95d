HEADERS = {"x-team-id": "market", "x-cost-center": "cc-48", "x-service": "stalls", "x-environment": "prod",
           "x-correlation-id": "opening"}
