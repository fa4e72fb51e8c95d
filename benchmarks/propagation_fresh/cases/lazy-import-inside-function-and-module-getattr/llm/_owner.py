OWNER = {"x-team-id": "films", "x-cost-center": "cc-2453", "x-service": "reviews", "x-environment": "prod"}
