FIELDS = ("team_id", "cost_center", "service", "environment", "correlation_id")
VALUES = {"team_id": "ap", "cost_center": "cc-2429", "service": "invoicer", "environment": "prod"}


def owner_headers(**more):
    values = {**VALUES, **more}
    return {"x-" + name.replace("_", "-"): values[name] for name in FIELDS if name in values}
