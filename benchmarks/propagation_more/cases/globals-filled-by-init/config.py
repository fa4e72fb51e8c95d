HEADERS = {"x-team-id": "gi", "x-cost-center": "cc-430", "x-service": "gi"}


def configure(environment, correlation=None):
    HEADERS["x-environment"] = environment
    if correlation:
        HEADERS.update({"x-correlation-id": correlation})
