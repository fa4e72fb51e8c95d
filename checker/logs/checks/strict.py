"""The strict verdict on one record: the policy's JSON Schema for its fields, expressions for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from checker.logs.checks.checks import NO_OUTPUT, Fault, RecordCheck
from checker.logs.formats.canonical import TOKEN_COLUMNS
from checker.logs.records.evaluate import asked, search
from checker.logs.records.record import Record, canonical
from checker.policy.model import Policy, Stage
from checker.policy.record_schema import record_schema

if TYPE_CHECKING:
    from jsonschema import ValidationError

_WITHOUT_OUTPUT: Final = asked(NO_OUTPUT)
_REFUSED: Final = {"$ref": "#/$defs/placeholder"}


class StrictVerdict:
    """Judges records of one mapping by `checks`; answers are positions in them."""

    def __init__(self, policy: Policy, checks: Sequence[RecordCheck]) -> None:
        self._policy = policy
        self._checks = checks
        self._by_fault = {(c.fault, c.field): i for i, c in enumerate(checks) if c.fault is not None}
        self._others = [(i, asked(c.when)) for i, c in enumerate(checks) if c.fault is None]
        self._complete = _validator(policy, Stage.ENRICHMENT)
        self._failed = _validator(policy, Stage.REQUEST)

    def judge(self, record: Record) -> list[int]:
        """Positions of the checks that the record fails, in order."""
        found = {i for i, ask in self._others if ask(record)}
        if self._by_fault:
            found.update(self._faults(record))
        return sorted(found)

    def _faults(self, record: Record) -> Iterator[int]:
        document = canonical(record, self._policy.fields)
        validator = self._failed if record.succeeded() is False else self._complete
        named = [pair for error in validator.iter_errors(document) for pair in _named(error, document)]
        placeholders = {name for fault, name in named if fault is Fault.PLACEHOLDER}
        for fault, name in named:
            if fault is Fault.INVALID and name in placeholders:
                continue
            if fault is Fault.MISSING and (_is_written(record, name) or _is_not_due(record, name)):
                continue
            position = self._by_fault.get((fault, name))
            if position is not None:
                yield position


def _is_written(record: Record, name: str) -> bool:
    """A time that cannot be read is not missing (CP306), nor is a count that is null (CP305)."""
    return record.present(name) or (name in TOKEN_COLUMNS and record.token(name) is not None)


def _is_not_due(record: Record, name: str) -> bool:
    return name == "output_tokens" and _WITHOUT_OUTPUT(record)


def _named(error: ValidationError, document: dict[str, Any]) -> Iterator[tuple[Fault, str]]:
    if error.validator == "required" and not error.absolute_path:
        yield from ((Fault.MISSING, name) for name in _texts(error.validator_value) if name not in document)
    elif error.absolute_path:
        placeholder = error.validator == "not" and error.validator_value == _REFUSED
        yield Fault.PLACEHOLDER if placeholder else Fault.INVALID, str(error.absolute_path[0])


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(value)


def _validator(policy: Policy, stage: Stage) -> Any:
    """jsonschema, with patterns as ECMA-262 reads them: `$` is the very end, `\\d` and `\\s` are ASCII."""
    from jsonschema import Draft202012Validator, ValidationError, validators

    def pattern(validator: Any, said: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
        if isinstance(instance, str) and not search(said, instance):
            yield ValidationError(f"does not match {said}")

    extend: Any = validators.extend
    kind = extend(Draft202012Validator, {"pattern": pattern})
    return kind(record_schema(policy, stage))
