import itertools
import uuid

_counter = itertools.count(1)


class CorrelationSource:
    def next(self):
        return f"shop-{next(_counter)}"


def add_correlation(request):
    request.headers.setdefault("x-correlation-id", str(uuid.uuid4()))
