"""A small population for tests: a log of JSON lines, and a sample drawn from it as a scan does."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from checker.logs.audit.bundle import Details, draw, write_bundle
from checker.logs.audit.evidence import Attempt, Context, Frozen, Sample, Source, seed_of
from checker.logs.audit.plan import Plan
from checker.logs.audit.selection import Candidate
from checker.logs.audit.units import RecordPlace, Units
from checker.logs.audit.worksheet import Known

CONTEXT = Context(
    tool="checkpolicy 0.0.0",
    policy={"name": "acme", "version": "1.0.0", "digest": "sha256:" + "0" * 64},
    currency="USD",
    records=0,
    not_tested=("calls that never passed the gateway",),
)


class Log:
    """Units of one or two attempts in one file, relative to `root`."""

    def __init__(self, root: Path, units: int = 400) -> None:
        self.root = root
        self.path = Path("logs") / "gateway.jsonl"
        self.units = Units()
        (root / "logs").mkdir(exist_ok=True)
        lines: list[bytes] = []
        size = 0
        for number in range(units):
            key = "=rb-7" if number == 7 else f"rb-{number:04}"
            team, model = f"team-{number % 4}", f"model-{number % 3}"
            cost = Decimal(number % 50) / 1000 + (Decimal(3) if number == 11 else 0)
            for attempt in range(1 + number % 10 // 9):
                line = json.dumps({"id": key, "attempt": attempt, "team": team, "model": model, "cost": str(cost)})
                lines.append(line.encode() + b"\n")
                place = Attempt(self.path.as_posix(), len(lines), size, len(line) + 1, sha256(lines[-1]).hexdigest())
                size += len(lines[-1])
                paid = cost if attempt == 0 else None
                self.units.add([RecordPlace(place, key, (team, model), paid, number % 40 == 1)])
        self.data = b"".join(lines)
        (root / self.path).write_bytes(self.data)

    def frozen(self) -> Frozen:
        digest = sha256(self.data).hexdigest()
        source = Source(self.path.as_posix(), digest, len(self.data), self.units.records)
        return Frozen((source,), "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z")

    def population(self) -> Iterator[Candidate]:
        return self.units.candidates()

    def look_up(self, keys: Collection[str]) -> Details:
        return Details(
            attempts={key: self.units.attempts(key) for key in keys},
            known={key: Known("matched", "", "0.01") for key in keys},
            files={"records.ndjson": b"".join(json.dumps({"key": key}).encode() + b"\n" for key in keys)},
        )

    def draw(self, plan: Plan, seed: str | None = "the auditor's dice: 4 4 2 6") -> tuple[Sample, dict[str, bytes]]:
        frozen = self.frozen()
        context = Context(CONTEXT.tool, CONTEXT.policy, CONTEXT.currency, self.units.records, CONTEXT.not_tested)
        return draw(self.population, frozen, plan, seed_of(seed, frozen.manifest()), context, self.look_up)

    def bundle(self, folder: Path, plan: Plan) -> Sample:
        sample, files = self.draw(plan)
        write_bundle(folder, files)
        return sample
