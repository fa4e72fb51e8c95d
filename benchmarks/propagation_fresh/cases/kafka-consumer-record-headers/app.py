from dataclasses import dataclass, field

from openai import OpenAI

client = OpenAI()
STATIC = {"x-team-id": "fraud", "x-cost-center": "cc-500", "x-service": "fraud-notes", "x-environment": "prod"}


@dataclass
class Record:
    value: bytes
    headers: list[tuple[str, bytes]] = field(default_factory=list)


def header(record: Record, name: str, default: str | None = None) -> str | None:
    for key, value in record.headers:
        if key == name:
            return value.decode()
    return default


def note(record: Record) -> None:
    client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": record.value.decode()}],
        extra_headers={**STATIC, "x-correlation-id": header(record, "trace", "no-trace")},
    )


def escalate(record: Record) -> None:
    client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": record.value.decode()}],
        extra_headers={"x-correlation-id": header(record, "trace", "no-trace")},
    )


HANDLERS = {"note": note, "escalate": escalate}


def consume(records):
    for topic, record in records:
        HANDLERS[topic](record)


def main():
    consume([("note", Record(b"a", [("trace", b"t1")])), ("escalate", Record(b"b"))])
