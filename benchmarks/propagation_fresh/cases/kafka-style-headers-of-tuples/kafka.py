from typing import NamedTuple


class Record(NamedTuple):
    topic: str
    value: bytes
    headers: list[tuple[str, bytes]] = []


def decoded(record: Record) -> dict[str, str]:
    return {key: value.decode() for key, value in record.headers}


RECORDS = [
    Record("orders", b"order 1", [
        ("x-team-id", b"orders"), ("x-cost-center", b"cc-2355"), ("x-service", b"order-notes"),
        ("x-environment", b"prod"), ("x-correlation-id", b"o-1"),
    ]),
    Record("returns", b"return 1", [("x-team-id", b"orders"), ("x-correlation-id", b"r-1")]),
]
