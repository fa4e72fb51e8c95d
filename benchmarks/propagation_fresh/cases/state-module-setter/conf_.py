_tags = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def use(tags):
    global _tags
    _tags = tags


def current():
    return _tags
