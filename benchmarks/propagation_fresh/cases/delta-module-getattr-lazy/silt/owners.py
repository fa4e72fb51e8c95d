UPSTREAM = {"x-team-id": "delta", "x-cost-center": "cc-822", "x-service": "silt", "x-environment": "prod"}
DOWNSTREAM = {**UPSTREAM, "x-environment": ""}
