TAGS = {"x-team-id": "billing", "x-cost-center": "cc-30", "x-service": "billing", "x-environment": "prod",
        "x-correlation-id": "1"}
