"""What log rules declare: checks on one record (an expression), and checks on the whole set (a query).

The engine runs both; a rule never loops over records.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from checker.findings.model import Level
from checker.logs.checks.window import InvoiceWindow
from checker.logs.formats.mapping import RecordMapping
from checker.logs.records.expressions import AnyOf, Matches, Predicate, Text
from checker.policy.model import Policy
from checker.policy.owners import Owners
from checker.policy.price_cards.book import PriceBook

if TYPE_CHECKING:
    from checker.logs.checks.claims import ServiceCode


class Fault(Enum):
    """A fault that the policy's JSON Schema decides in the strict verdict."""

    MISSING = "missing"
    INVALID = "invalid"
    PLACEHOLDER = "placeholder"


# What is asked for vectors, ranks or a verdict has no output tokens; many formats then leave out their count.
_NO_OUTPUT: Final = "(?i)embed|rerank|moderation"
NO_OUTPUT: Final = AnyOf(
    tuple(Matches(Text(name), _NO_OUTPUT) for name in ("operation", "model_requested", "model_actual"))
)


# Of what counts usage; of a log in which nothing does (traces alone), all.
COUNTED: Final = "(billing OR NOT EXISTS (SELECT 1 FROM raw_records WHERE billing))"


class RecordCheck(Struct, frozen=True):
    """`when` is the bad state. `message` may name columns in braces (`{input_tokens}`), whose values are then shown.

    With `fault`, the verdict is that of the policy's JSON Schema, and `when` screens. `level` None: the rule's own.
    """

    field: str
    when: Predicate
    message: str
    fault: Fault | None = None
    level: Level | None = None
    note: str = ""  # what kind of fault within the rule, one word: for counts


class Need(Enum):
    """What a log has to have for a check on the whole set to find anything: SQL over the relations of the scan."""

    ENVIRONMENTS = "(SELECT count(DISTINCT environment) FROM combinations) > 1"
    COPIES = "EXISTS (FROM copies)"
    MEETINGS = "EXISTS (FROM meetings)"
    PARTS = "EXISTS (FROM raw_records WHERE parts)"
    CORROBORATING = "EXISTS (FROM raw_records WHERE NOT billing)"
    FAILURES = "EXISTS (FROM combinations WHERE ok = FALSE)"
    EVENTS = "EXISTS (FROM combinations WHERE event IS NOT NULL)"
    HOURS = "(SELECT max(started) - min(started) > 43200000000 FROM raw_records)"
    SEQUENCE = "EXISTS (FROM raw_records WHERE sequence IS NOT NULL)"
    PARENTS = "EXISTS (FROM raw_records WHERE parent_request_id IS NOT NULL)"
    CLIENT_RETRIES = "EXISTS (FROM combinations WHERE client_retry_count > 0)"
    TRIES = (
        "EXISTS (FROM combinations WHERE fallback_count > 0 OR retry_count > 0)"
        " OR EXISTS (FROM repeated WHERE name = 'gateway_request_id')"
    )
    SAME_RECORD = "EXISTS (FROM repeated WHERE name = 'record_id')"
    SAME_REQUEST = "EXISTS (FROM repeated WHERE name = 'request_id')"
    SAME_ANSWER = "EXISTS (FROM repeated WHERE name = 'provider_request_id')"


class SetCheck(Struct, frozen=True):
    """A query over the relations of the scan (see tables.py), in DuckDB's words. It yields rows of
    (`row`: the record's number, `field`, `message`, `note`), one for each violation. It is not asked of a log that has
    not what it `needs`: most of what it costs is to plan it."""

    query: str
    level: Level | None = None
    about_record: bool = True  # False: the row is only where it shows; the fault is not that record's
    place: str = ""  # the file that it shows in where there is no row
    needs: Need | None = None


class RecordContext(Struct, frozen=True):
    """What a rule on records may know: the policy, who owns what, the format that the records are read in."""

    policy: Policy
    owners: Owners | None
    mapping: RecordMapping
    prices: PriceBook | None
    window: InvoiceWindow
    as_of: date


class SetContext(Struct, frozen=True):
    policy: Policy
    owners: Owners | None
    prices: PriceBook | None
    window: InvoiceWindow
    as_of: date
    inventories: tuple[ServiceCode, ...] = ()  # what the code plane claims of services
