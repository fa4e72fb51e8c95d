"""The documents of evidence.py read back, checked by their schemas; nothing is believed that does not fit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.files.resources import read_resource
from checker.logs.audit.attributes import PlanError, SampleSize
from checker.logs.audit.evidence import (
    SAMPLE,
    SELECTION,
    Attempt,
    EvidenceError,
    Frozen,
    Item,
    Sample,
    Seed,
    Source,
    Stratum,
)
from checker.logs.audit.plan import Plan
from checker.logs.audit.selection import Drawn

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


def read_sample(folder: Path) -> Sample:
    """The sample whose evidence is in `folder`, with its items. Raises EvidenceError."""
    return sample_from(_bytes(folder / SAMPLE), _bytes(folder / SELECTION), str(folder))


def sample_from(sample: bytes, selection: bytes, where: str) -> Sample:
    """`read_sample` of the two files' bytes."""
    document = _document(sample, "audit-sample", f"{where}/{SAMPLE}")
    population, money = document["population"], document["sample"]["money"]
    plan: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in document["plan"].items()}
    try:
        checked = Plan(**plan).checked()
    except PlanError as error:
        raise EvidenceError(f"{where}/{SAMPLE}: {error}") from None
    return Sample(
        tool=document["tool"],
        policy=document["policy"],
        manifest=document["manifest"],
        window=(document["window"]["from"], document["window"]["to"]),
        seed=Seed(document["seed"]["text"], document["seed"]["self_seeded"]),
        plan=checked,
        units=population["units"],
        records=population["records"],
        amount=Decimal(population["amount"]),
        currency=population["currency"],
        incomplete=tuple(population["incomplete"]),
        size=SampleSize(document["sample"]["size"], document["sample"]["deviations_allowed"]),
        strata=tuple(Stratum(tuple(s["stratum"]), s["units"], s["drawn"]) for s in document["strata"]),
        money_size=SampleSize(money["size"], money["deviations_allowed"]) if money else None,
        interval=Decimal(money["interval"]) if money else None,
        sampled_amount=Decimal(money["sampled_amount"]) if money else None,
        not_tested=tuple(document["not_tested"]),
        items=tuple(_items(selection, f"{where}/{SELECTION}")),
    )


def manifest_from(data: bytes, name: str) -> Frozen:
    """The frozen sources of a manifest. Raises `EvidenceError` with `name` where it does not fit its schema."""
    document = _document(data, "audit-manifest", name)
    return Frozen(
        sources=tuple(Source(**source) for source in document["sources"]),
        start=document["window"]["from"],
        end=document["window"]["to"],
        incomplete=tuple(document["incomplete"]),
    )


def _items(data: bytes, name: str) -> Iterator[Item]:
    for number, line in enumerate(data.splitlines(), 1):
        value = _document(line, "audit-item", f"{name}:{number}")
        if value["item"] != number:
            raise EvidenceError(f"{name}:{number}: expected item {number}, found {value['item']}")
        drawn = Drawn(
            value["key"],
            value["rank"],
            tuple(value["stratum"]),
            Decimal(value["amount"]),
            tuple(value["samples"]),
        )
        yield Item(number, drawn, tuple(Attempt(**attempt) for attempt in value["attempts"]))


def _document(data: bytes, kind: str, name: str) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise EvidenceError(f"{name}: no JSON: {error}") from None
    for fault in _validator(kind).iter_errors(value):
        where = ".".join(map(str, fault.absolute_path))
        raise EvidenceError(f"{name}: {where + ': ' if where else ''}{fault.message}")
    assert isinstance(value, dict)
    return value


@lru_cache(maxsize=4)
def _validator(kind: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(read_resource(f"schemas/{kind}.schema.json")))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read: {error.strerror}") from None
