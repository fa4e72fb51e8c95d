_config = {}


def configure(**values):
    _config.update(values)


def build(service, run=""):
    return {
        "x-team-id": _config["team"],
        "x-cost-center": _config["center"],
        "x-service": service,
        "x-environment": _config.get("env", "prod"),
        "x-correlation-id": run,
    }
