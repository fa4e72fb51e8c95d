__all__ = ["HEADERS", "BASE"]
BASE = {"x-team-id": "si", "x-cost-center": "cc-88", "x-service": "si"}
HEADERS = dict(BASE)
