ENVIRONMENT = "prod"
DEFAULT = {"x-team-id": "nobody"}
OWNERS = {"plan": {"x-team-id": "city", "x-cost-center": "cc-1018"}}
