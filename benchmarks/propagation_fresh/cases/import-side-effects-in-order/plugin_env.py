from registry import TAGS

TAGS.update({"x-service": "se", "x-environment": "prod", "x-correlation-id": "1"})
