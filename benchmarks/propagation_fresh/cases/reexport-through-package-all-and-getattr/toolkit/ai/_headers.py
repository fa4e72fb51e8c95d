_TEAM = "re"
HEADERS = {"x-team-id": _TEAM, "x-cost-center": "cc-2018", "x-service": _TEAM, "x-environment": "prod", "x-correlation-id": "r"}
