"""Statements held against each other and against the log: usage first, cell by cell (views.py).

Where a provider has several statements (usage, costs, FOCUS), they have to agree on the quantity; the one that stands
alone against the others and the log is the one that is wrong. What they agree on is then held against the attempts of
the log.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from checker.reconcile.causes import ByTime, cause
from checker.reconcile.drift import drifted, otherwise_dated
from checker.reconcile.families import family
from checker.reconcile.keyless import compare_keyless
from checker.reconcile.model import Billing, Bucket, Class, Discrepancy, InvoiceLine, Place, Traced
from checker.reconcile.views import ALL_KEYS, ZERO, Cell, Compared, Period, View, counted, words

_EDGE: Final = 3_600_000_000  # microseconds from a period's edge within which an attempt may be the provider's next day


def compare(
    views: Mapping[str, list[View]], traces: Sequence[Traced], known_keys: frozenset[str], closed: int
) -> Compared:
    """`closed`: until then (microseconds) periods are final; later ones may still change."""
    result = Compared(closed=closed)
    for provider, several in views.items():
        attempts = [attempt for attempt in traces if attempt.provider == provider]
        for view in several:
            result.discrepancies += [_duplicate(view, line) for line in view.duplicates]
        counting = [view for view in several if view.counts]
        if not counting:
            result.remarks.append(f"{provider}: no statement has quantities, so that amounts alone are compared")
            continue
        keyless = [view for view in counting if _lacks_keys(view, counting)]
        _agree(provider, [view for view in counting if view not in keyless], attempts, known_keys, result)
        result.discrepancies += otherwise_dated(provider, counting, result)
        for view in keyless:
            compare_keyless(view, result)
        _hold_against_log(provider, attempts, result)
        result.discrepancies += drifted(provider, several, attempts, result)
    stated = set(views)
    for provider in sorted({a.provider for a in traces if a.billing is Billing.BILLED} - stated):
        number = sum(a.provider == provider and a.billing is Billing.BILLED for a in traces)
        result.remarks.append(f"{provider}: {number:,} billed attempts are in the log, and no statement was given")
    return result


def _lacks_keys(view: View, views: Sequence[View]) -> bool:
    """Whether it has the same usage as others that name keys, of all keys together."""
    return all(cell.key is None for cell in view.cells) and any(cell.key for other in views for cell in other.cells)


def _duplicate(view: View, line: InvoiceLine) -> Discrepancy:
    said = f" ({line.identity})" if line.identity else ""
    what = f"{counted(line.quantity)} {words(line.meter)} of {line.model}"
    return Discrepancy(
        Class.DUPLICATE_LINE,
        f"this line{said} is there already: {what} are charged twice",
        line.place, line.provider, line.key, line.model, line.meter, line.start, line.quantity, line.amount,
        line.currency,
    )  # fmt: skip


# --- statements against each other


def _agree(
    provider: str, views: Sequence[View], attempts: Sequence[Traced], known_keys: frozenset[str], result: Compared
) -> None:
    """Statements of equal periods are compared cell by cell, others by their sums."""
    first = _first(views)
    same = [view for view in views if set(view.buckets) & set(first.buckets)]
    periods = {period for view in same for period in view.buckets}
    cells = sorted({cell for view in same for cell in view.cells if cell.meter != "request"}, key=lambda c: _order(c))
    result.traced.update(_traced(provider, periods, attempts, keyed=any(cell.key for cell in cells)))
    for cell in cells:
        covering = [view for view in same if _covers(view, cell)]
        stated = {view.form: view.quantity(cell) for view in covering}
        agreed = _consensus(stated, result.traced.get(cell, ZERO), covering)
        result.agreed[cell] = agreed
        result.names[cell] = _named(cell, covering)
        for view in covering:
            if stated[view.form] != agreed and cell.period[1] <= result.closed:
                result.flagged.add(_spot(cell))
                result.discrepancies.append(_outlier(view, cell, stated[view.form], agreed, covering, known_keys))
    for view in same:
        for cell, lines in view.cells.items():
            if cell.meter == "request" and cell not in result.agreed:
                result.agreed[cell] = sum((line.quantity or ZERO for line in lines), ZERO)
                result.names[cell] = _named(cell, [view])
    for view in views:
        if view not in same:
            _compare_sums(view, same, result)


def _first(views: Sequence[View]) -> View:
    """Whose periods are taken: those that most statements have; of equals, those of charges."""
    return max(views, key=lambda v: (sum(bool(set(v.buckets) & set(w.buckets)) for w in views), v.costs, v.form))


def _covers(view: View, cell: Cell) -> bool:
    """Whether the statement would have a line of this cell: its periods go around the cell's, and it is one of charges
    or has the family at other times (an export of completions says nothing of embeddings)."""
    start, end = min(view.buckets)[0], max(period[1] for period in view.buckets)
    if not (start <= cell.period[0] and cell.period[1] <= end):
        return False
    return view.costs or any(c.family == cell.family for c in view.cells)


def _consensus(stated: Mapping[str, Decimal], traced: Decimal, views: Sequence[View]) -> Decimal:
    votes = Counter(stated.values())
    most = max(votes.values())
    leading = [value for value, number in votes.items() if number == most]
    if len(leading) == 1:
        return leading[0]
    if traced in leading:
        return traced
    charged = [stated[view.form] for view in views if view.costs]
    return charged[0] if charged else leading[0]


def _outlier(
    view: View, cell: Cell, stated: Decimal, agreed: Decimal, views: Sequence[View], known_keys: frozenset[str]
) -> Discrepancy:
    lines = view.cells.get(cell, [])
    others = " and ".join(other.title for other in views if other.quantity(cell) == agreed and other is not view)
    empty = not any(c.period == cell.period and c.family == cell.family for c in view.cells)
    others = others or "the log"
    if not lines and empty:
        kind = Class.MISSING_BUCKET
        message = f"the period has nothing of {_model(cell, views)}; {others}: {counted(agreed)} {words(cell.meter)}"
    elif cell.key is not None and cell.key not in known_keys and agreed == 0:
        kind = Class.UNKNOWN_KEY
        what = f"{counted(stated)} {words(cell.meter)}"
        message = f"{what} of a key that no other statement and no logged request has: {cell.key}"
    else:
        kind = Class.STATEMENTS_DIFFER
        word = "more" if stated > agreed else "fewer"
        message = f"states {counted(stated)} {words(cell.meter)}: {counted(abs(stated - agreed))} {word} than {others}"
    place = max(lines, key=lambda line: line.quantity or ZERO).place if lines else _gap(view, cell)
    model = lines[0].model if lines else _model(cell, views)
    return Discrepancy(
        kind, message, place, cell.provider, cell.key, model, cell.meter, cell.period[0], stated - agreed
    )


def _named(cell: Cell, views: Iterable[View]) -> str:
    """Several dated models where the log knows only their common name."""
    for view in sorted(views, key=lambda v: (v.form == "focus", v.form)):
        if names := sorted({line.model for line in view.cells.get(cell, ()) if line.model}):
            return ", ".join(names)
    return cell.family


def _gap(view: View, cell: Cell) -> Place | None:
    """The empty period, in the file that has the family at other times."""
    theirs = {line.place.path for c, lines in view.cells.items() if c.family == cell.family for line in lines}
    places = view.buckets.get(cell.period, [])
    there = [place for place in places if place.path in theirs]
    return next(iter(there or places or [Place(path) for path in sorted(theirs)]), None)


def _model(cell: Cell, views: Iterable[View]) -> str:
    return next((line.model for view in views for line in view.cells.get(cell, ()) if line.model), cell.family)


def _compare_sums(view: View, same: Sequence[View], result: Compared) -> None:
    """A statement whose periods are others (days of another zone) has to come to the same sums."""
    sums: dict[tuple[str | None, str, str], list[Decimal]] = defaultdict(lambda: [ZERO, ZERO])
    for cell in view.cells:
        if cell.meter != "request":
            sums[(cell.key, cell.family, cell.meter)][0] += view.quantity(cell)
    for cell, quantity in result.agreed.items():
        if cell.provider == view.provider and (cell.key, cell.family, cell.meter) in sums:
            sums[(cell.key, cell.family, cell.meter)][1] += quantity
    titles = " and ".join(other.title for other in same)
    result.remarks.append(f"{view.title}: its periods are not those of {titles}; they are compared by their sums")
    for (key, name, meter), (stated, agreed) in sorted(sums.items(), key=str):
        if stated != agreed:
            lines = [
                line
                for c, own in view.cells.items()
                if (c.key, c.family, c.meter) == (key, name, meter)
                for line in own
            ]
            message = f"states {counted(stated)} {words(meter)} in all, {titles} {counted(agreed)}"
            result.discrepancies.append(
                Discrepancy(
                    Class.STATEMENTS_DIFFER, message, lines[0].place, view.provider, key, lines[0].model, meter,
                    lines[0].start, stated - agreed,
                )
            )  # fmt: skip


# --- the log


def _traced(
    provider: str, periods: Iterable[Period], attempts: Iterable[Traced], *, keyed: bool
) -> dict[Cell, Decimal]:
    ordered = sorted(periods)
    starts = [start for start, _ in ordered]
    found: dict[tuple[str | None, str | None, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for attempt in attempts:
        index = bisect_right(starts, attempt.started) - 1
        if index < 0 or attempt.started >= ordered[index][1]:
            continue
        counts = found[attempt.key if keyed else ALL_KEYS, attempt.model, index]
        for meter, count in attempt.meters.items():
            counts[meter] += count
    cells: dict[Cell, Decimal] = defaultdict(lambda: ZERO)
    for (key, model, index), counts in found.items():
        for meter, count in counts.items():
            cells[Cell(provider, key, family(model or ""), meter, ordered[index])] += count
    return dict(cells)


def _hold_against_log(provider: str, attempts: Sequence[Traced], result: Compared) -> None:
    stated = {cell.meter for cell in result.agreed if cell.provider == provider}
    cells = {
        cell
        for cell in (*result.agreed, *result.traced)
        if cell.provider == provider and (cell.meter != "request" or "request" in stated)
    }
    used = {attempt.key for attempt in attempts}
    by_time = ByTime(attempts)
    differences = {c: result.agreed.get(c, ZERO) - result.traced.get(c, ZERO) for c in cells}
    shifted = _shifted(differences, by_time)
    spots = defaultdict(list)
    for cell in cells:
        spots[_spot(cell)].append(cell)
    flagged = result.flagged
    logged = {family(attempt.model): attempt.model for attempt in attempts if attempt.model}
    for cell in sorted(cells, key=_order):
        invoiced, traced = result.agreed.get(cell, ZERO), result.traced.get(cell, ZERO)
        difference = differences[cell]
        name = result.names.get(cell) or logged.get(cell.family, cell.family)
        if difference == 0:
            kind, why = Class.MATCH, ""
        elif cell.period[1] > result.closed:
            kind, why = Class.NOT_CLOSED, "the period is not final yet"
        elif cell in shifted:
            kind, why = Class.BUCKET_SHIFT, "equal together with the period beside it"
        else:
            kind = Class.UNTRACED if difference > 0 else Class.OVERTRACED
            why = cause(cell, spots[_spot(cell)], differences, result.agreed, by_time, used)
            if cell.meter != "request" or not (_explained(cell, differences) or _spot(cell) in flagged):
                result.discrepancies.append(_difference(cell, name, kind, why, difference, invoiced, traced))
        result.buckets.append(Bucket(provider, cell.key, name, cell.meter, *cell.period, invoiced, traced, kind, why))


def _spot(cell: Cell) -> tuple[str | None, str, Period]:
    return cell.key, cell.family, cell.period


def _explained(cell: Cell, differences: Mapping[Cell, Decimal]) -> bool:
    """Counts of requests say the same once more where tokens differ, too."""
    return any(
        d and c.meter != "request" and (c.key, c.family, c.period) == (cell.key, cell.family, cell.period)
        for c, d in differences.items()
    )


def _shifted(differences: Mapping[Cell, Decimal], attempts: ByTime) -> set[Cell]:
    """Cells that an attempt beside the edge of two periods sets right: the provider counts it in the other one."""
    found: set[Cell] = set()
    for cell, difference in differences.items():
        if difference == 0 or cell in found:
            continue
        for other, back in differences.items():
            if back == -difference and other.period[0] == cell.period[1] and _same(cell, other):
                edge = cell.period[1]
                beside = attempts.between(edge - _EDGE, edge + _EDGE + 1)
                near = [a.meters.get(cell.meter, 0) for a in beside]
                if abs(difference) in near or abs(difference) == sum(near):
                    found |= {cell, other}
    return found


def _same(one: Cell, other: Cell) -> bool:
    return (one.provider, one.key, one.family, one.meter) == (other.provider, other.key, other.family, other.meter)


def _difference(
    cell: Cell, name: str, kind: Class, why: str, difference: Decimal, invoiced: Decimal, traced: Decimal
) -> Discrepancy:
    message = f"{counted(invoiced)} {words(cell.meter)} were invoiced and {counted(traced)} logged: {why}"
    return Discrepancy(kind, message, None, cell.provider, cell.key, name, cell.meter, cell.period[0], difference)


def _order(cell: Cell) -> tuple[str, str, str, Period, str]:
    return cell.provider, cell.key or "", cell.family, cell.period, cell.meter
