_FIELDS = ("team_id", "cost_center", "service", "environment")
_VALUES = ("bakery", "cc-19", "oven-bot", "prod")

STATIC = {f"x-{name.replace('_', '-')}": value for name, value in zip(_FIELDS, _VALUES)}
NIGHTLY = STATIC | {"x-correlation-id": "nightly"}
PUBLIC = {k: v for k, v in NIGHTLY.items() if not k.endswith("center")}

del _FIELDS, _VALUES
