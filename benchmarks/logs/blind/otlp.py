"""Attributes of spans as OTLP has them in JSON (opentelemetry-proto, `AnyValue` and `KeyValue`), of plain values."""

from __future__ import annotations

from typing import Any

from blind.setting import Record


def valued(of: Any) -> Record:
    match of:
        case bool():
            return {"boolValue": of}
        case int():
            return {"intValue": str(of)}
        case float():
            return {"doubleValue": of}
        case list():
            return {"arrayValue": {"values": [valued(one) for one in of]}}
        case dict():
            return {"kvlistValue": {"values": [{"key": key, "value": valued(one)} for key, one in of.items()]}}
    return {"stringValue": str(of)}


def attributes(values: Record) -> list[Record]:
    """Those that have a value."""
    return [{"key": key, "value": valued(of)} for key, of in values.items() if of is not None]
