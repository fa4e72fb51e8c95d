HEADERS = {"x-team-id": "cm", "x-cost-center": "cc-475", "x-service": "cm"}
