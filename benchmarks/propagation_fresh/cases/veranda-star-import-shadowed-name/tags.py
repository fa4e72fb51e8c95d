_BASE = {"x-team-id": "veranda", "x-cost-center": "cc-864", "x-environment": "prod"}
GUEST = {**_BASE, "x-service": "orders", "x-correlation-id": "guest"}
STAFF = {**_BASE, "x-service": "cleaning", "x-correlation-id": "staff"}
