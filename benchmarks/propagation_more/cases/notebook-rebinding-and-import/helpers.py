def tags(**more):
    return {"x-team-id": "lab", "x-cost-center": "cc-487", "x-service": "lab", **{"x-" + k.replace("_", "-"): v for k, v in more.items()}}
