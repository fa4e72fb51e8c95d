import itertools

_numbers = itertools.count(1)


def headers(service):
    return {"x-cost-center": "cc-912", "x-service": service, "x-correlation-id": f"{service}-{next(_numbers)}"}
