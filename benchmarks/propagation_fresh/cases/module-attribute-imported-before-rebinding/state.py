HEADERS = {"x-team-id": "mr"}


def complete():
    global HEADERS
    HEADERS = {"x-team-id": "mr", "x-cost-center": "cc-21", "x-service": "mr", "x-environment": "prod", "x-correlation-id": "1"}
