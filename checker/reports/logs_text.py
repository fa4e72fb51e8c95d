"""The log report for a terminal: what was read, what is wrong, who has it, what is at stake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.findings.model import LEVEL_ORDER, Level
from checker.logs.records.times import rfc3339
from checker.logs.result import CheckCount, Completeness, Continuity, HiddenCount, LogReport, Share, Usage, Violation
from checker.reports.style import Style, clean, plural, table

_BAR = 20
_TOP = 6  # lines of a table of shares
_EXAMPLES = 3


def render(report: LogReport, style: Style) -> str:
    parts = [
        list(_sources(report, style)),
        list(_rules(report, style)),
        list(_suppressed(report, style)),
        list(_completeness(report, style)),
        list(_shares(report, style)),
        list(_usage(report, style)),
        list(_claims(report, style)),
        list(_unknown(report, style)),
        list(_sample(report, style)),
        list(_end(report, style)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _sources(report: LogReport, style: Style) -> Iterator[str]:
    rows = []
    for source in report.result.sources:
        extra = [
            f"{number:,} {words}"
            for number, words in (
                (source.bad, "unreadable"),
                (source.foreign, "of something else"),
                (source.excluded, "no requests"),
                (source.outside, "outside the window"),
            )
            if number
        ]
        role = "billing" if source.billing else "corroborating"
        rows.append(
            (
                clean(source.path),
                source.title,
                role if source.recognised else "-",
                f"{source.records:,}",
                ", ".join(extra),
            )
        )
    yield from table(("source", "format", "role", "records", ""), rows, style)
    result = report.result
    if report.continuity is not None:
        yield from _continuity(report.continuity)
    if result.first is not None and result.last is not None:
        yield f"requests from {rfc3339(result.first)} to {rfc3339(result.last)}"


def _continuity(continuity: Continuity) -> Iterator[str]:
    new = f"{plural(continuity.read, 'source')} with something new, {continuity.unchanged:,} without"
    since = "the first scan" if continuity.since is None else f"since the last scan, {rfc3339(continuity.since)}"
    yield f"{since}: {new}"
    for index, (path, began, why) in enumerate(continuity.gaps):
        what = "oldest open gap" if index == 0 else "open gap"
        yield f"{what}: {age(continuity.now - began)} ({clean(path)}: {clean(why)})"


def age(micros: int) -> str:
    """`3 d 4 h`, `5 min`, `12 s`."""
    minutes, seconds = divmod(micros // 1_000_000, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "d"), (hours, "h"), (minutes, "min"), (seconds, "s")]
    first = next((index for index, (number, _) in enumerate(parts) if number), 3)
    return " ".join(f"{number} {unit}" for number, unit in parts[first : first + 2] if number) or "0 s"


def _rules(report: LogReport, style: Style) -> Iterator[str]:
    result = report.result
    if not result.counts:
        yield style.paint("no violations", "green")
        return
    population = result.records + sum(source.bad + source.foreign for source in result.sources)
    for index, counts in enumerate(by_weight(result.counts)):
        if index:
            yield ""
        rule, name = counts[0].rule, counts[0].name
        yield f"{style.paint(rule, 'bold')} {name}"
        width = max(len(_what(count)) for count in counts)
        for count in counts:
            share = count.records / population if population else 0
            yield (
                f"  {style.paint(f'{count.level.value:<7}', _colour(count.level))} {_what(count):<{width}}"
                f"  {count.records:>7,}  {share:>7.2%}  {bar(share)}"
            )
        for violation in _examples(result.examples, rule):
            yield f"    {_place(violation)}  {clean(violation.message)}"


def by_weight(counts: Sequence[CheckCount]) -> list[list[CheckCount]]:
    """By rule, those with errors first; within a rule errors first, and of one level what is the most frequent."""
    rules = [list(group) for _, group in groupby(counts, key=lambda count: count.rule)]
    ordered = [sorted(group, key=lambda count: (_weight(count.level), -count.records)) for group in rules]
    return sorted(ordered, key=lambda group: _weight(group[0].level))


def _weight(level: Level) -> int:
    return -LEVEL_ORDER[level]


def _suppressed(report: LogReport, style: Style) -> Iterator[str]:
    """What exceptions and the baseline hide, and what is wrong with exceptions."""
    for finding in report.findings:
        level = style.paint(f"{finding.level.value:<7}", _colour(finding.level))
        place = f"{finding.at.path}:{finding.at.line}"
        yield f"{style.paint(finding.rule, 'bold')} {level} {clean(place)}  {clean(finding.message)}"
    for (by, reason), group in groupby(sorted(report.hidden, key=_why), key=_why):
        listed = list(group)
        number = sum(one.records for one in listed)
        rules = ", ".join(dict.fromkeys(one.rule for one in listed))
        words = f"by an exception: {clean(reason)}" if by == "exception" else "by the baseline"
        yield f"suppressed {words}: {plural(number, 'violation')} of {rules}"
    if (ref := report.baseline) is not None:
        whose = ", ".join(f"{clean(owner)} {number}" for owner, number in ref.owners[:3])
        left = f" ({whose})" if ref.left else ""
        yield f"baseline: {ref.left} of {plural(ref.total, 'entry')} left{left} ({clean(ref.path)})"


def _why(one: HiddenCount) -> tuple[str, str]:
    return one.by, one.reason


def _what(count: CheckCount) -> str:
    return " ".join(word for word in (count.field, f"({count.note})" if count.note else "") if word) or "records"


def _examples(examples: Sequence[Violation], rule: str) -> list[Violation]:
    """The first of each check, errors before others, then more of them."""
    own = sorted((one for one in examples if one.rule == rule), key=lambda one: _weight(one.level))
    firsts: dict[tuple[str, str, Level], Violation] = {}
    for violation in own:
        firsts.setdefault((violation.field, violation.note, violation.level), violation)
    chosen = list(firsts.values())[: 2 * _EXAMPLES]
    return chosen + [violation for violation in own if violation not in chosen][: max(0, _EXAMPLES - len(chosen))]


def _place(violation: Violation) -> str:
    record = f" {violation.record_id}" if violation.record_id else ""
    if not violation.line:
        return clean(violation.path)
    return clean(f"{violation.path}:{violation.line} (byte {violation.offset}){record}")


def _colour(level: Level) -> str:
    return {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}[level]


def bar(share: float, width: int = _BAR) -> str:
    """A share as a bar; anything above zero shows."""
    full = round(share * width)
    return "█" * full if full else ("▏" if share > 0 else "")


def _completeness(report: LogReport, style: Style) -> Iterator[str]:
    """Fields that some team lacks, by team."""
    cells = {(one.team, one.field): one for one in report.result.completeness}
    fields = list(
        dict.fromkeys(field for _, field in cells if any(_lacks(c) for c in cells.values() if c.field == field))
    )
    if not fields:
        return
    yield "completeness: share of a team's records that have the field"
    teams = sorted({team for team, _ in cells}, key=lambda team: (team == "", team))
    rows = []
    for field in fields:
        row = [field]
        for team in teams[:8]:
            cell = cells.get((team, field))
            row.append(f"{cell.present / cell.total:.1%}" if cell is not None and cell.total else "-")
        rows.append(row)
    yield from table(("field", *(clean(team) or "(no team)" for team in teams[:8])), rows, style)
    if len(teams) > 8:
        yield f"and {len(teams) - 8} more teams (--format json has all)"


def _lacks(cell: Completeness) -> bool:
    return cell.present < cell.total


def _shares(report: LogReport, style: Style) -> Iterator[str]:
    total = sum(share.input_tokens + share.output_tokens for share in report.result.shares if share.by == "team")
    for index, (name, group) in enumerate(groupby(report.result.shares, key=lambda share: share.by)):
        shares = list(group)
        rows = [_share_row(share, total) for share in shares[:_TOP]]
        if index:
            yield ""
        yield from table((name, "records", "tokens", "cost", "share of tokens"), rows, style)
        if len(shares) > _TOP:
            yield f"and {len(shares) - _TOP} more"


def _share_row(share: Share, total: int) -> tuple[str, ...]:
    tokens = share.input_tokens + share.output_tokens
    part = tokens / total if total else 0
    return (
        clean(share.value) or f"(no {share.by})",
        f"{share.records:,}",
        f"{tokens:,}",
        share.cost,
        f"{part:>6.1%} {bar(part)}",
    )


def _usage(report: LogReport, style: Style) -> Iterator[str]:
    result = report.result
    if not result.with_duplicates.records:
        return
    rows = [
        _usage_row("all lines added up", result.with_duplicates),
        _usage_row("each record once", result.deduplicated),
        _usage_row("of which without a team", result.unattributed),
        _usage_row("of which violating", result.violating),
    ]
    yield from table(("usage", "records", "input tokens", "cached", "output tokens", "cost as logged"), rows, style)
    attempts = result.attempts
    yield (
        f"copies {attempts.copies:,}, gateway retries {attempts.gateway_retries:,}, client retries"
        f" {attempts.client_retries:,} ({attempts.both_billed:,} records of calls that were both billed),"
        f" fallbacks {attempts.fallbacks:,}"
    )


def _usage_row(words: str, usage: Usage) -> tuple[str, ...]:
    return (
        words,
        f"{usage.records:,}",
        f"{usage.input_tokens:,}",
        f"{usage.cached_input_tokens:,}",
        f"{usage.output_tokens:,}",
        usage.cost,
    )


def _claims(report: LogReport, style: Style) -> Iterator[str]:
    """The code's verdict beside what was logged."""
    rows = []
    for claim in report.result.claims:
        verdicts = ", ".join(f"{number} {verdict}" for verdict, number in claim.verdicts.items() if number)
        lacks = [f"{f.field} {f.missing:,} (code: {f.code})" for f in claim.fields if f.missing]
        said = verdicts or ("never checked" if not claim.path else "no call site")
        rows.append((clean(claim.service), said, f"{claim.records:,}", ", ".join(lacks) or "-"))
    if rows:
        yield from table(("code against logs", "call sites", "records", "lack"), rows, style)


def _unknown(report: LogReport, style: Style) -> Iterator[str]:
    """What cannot be known from these sources, and rules that did not run."""
    said: dict[tuple[str, str], list[str]] = {}
    for source in report.result.sources:
        for field, why in source.unknown.items():
            said.setdefault((source.title, why), []).append(field)
    if said:
        yield style.paint("cannot be known from these sources", "bold")
    for (title, why), fields in said.items():
        yield f"  {title}: {', '.join(dict.fromkeys(fields))}"
        yield f"    {why}"
    if report.result.not_run:
        yield style.paint("not checked", "bold")
    for reason in report.result.not_run:
        yield f"  {reason}"


def _sample(report: LogReport, style: Style) -> Iterator[str]:
    if report.sample is None:
        return
    sample, folder = report.sample.sample, clean(report.sample.folder)
    plan = sample.plan
    yield style.paint("sample for an audit", "bold")
    money = f" with {sample.amount:f} {sample.currency or ''}".rstrip() if plan.money else ""
    yield f"  population  {sample.units:,} requests in {sample.records:,} records{money}"
    yield f"  manifest    sha256:{sample.manifest}"
    yield (
        f"  plan        {plan.confidence:.1%} confidence that at most {plan.tolerable:.2%} deviate,"
        f" {plan.expected:.2%} expected: {sample.size.size} items, {sample.size.deviations} may deviate"
    )
    if plan.sequential:
        yield "  sequential  examine items in the worksheet's order, and conclude whenever you like: the bound holds"
    if sample.money_size is not None:
        yield f"  by amount   {sample.money_size.size} intervals, {sample.money_size.deviations} may deviate"
    elif plan.money:
        yield "  by amount   nothing: no record has a cost"
    told = "  SELF-SEEDED, not for an audit: give --seed-file" if sample.seed.self_seeded else ""
    yield f"  seed        {clean(sample.seed.text)}{told}"
    yield f"  drawn       {len(sample.items)} items, with top-ups of {len(sample.strata)} strata and untagged requests"
    for reason in sample.incomplete:
        yield style.paint(f"  incomplete  {clean(reason)}", "yellow")
    yield f"  next        fill in {folder}/worksheet.csv, then: checkpolicy audit conclude {folder}/worksheet.csv"


def _end(report: LogReport, style: Style) -> Iterator[str]:
    for notice in report.notices:
        yield style.paint(f"notice: {clean(notice.path)}: {clean(notice.message)}", "yellow")
    for place in report.disagreements[:_EXAMPLES]:
        yield style.paint(f"defect of checkpolicy: {clean(place)}: screening and strict verdict differ", "red")
    if report.disagreements:
        yield (
            f"{plural(len(report.disagreements), 'verdict')} in doubt: none of this run's counts are to be relied on"
            " (exit code 3); please report it"
        )
    result = report.result
    unreadable = sum(source.bad + source.foreign for source in result.sources)
    ref = report.policy
    yield (
        f"every record was screened; {result.strictly_judged:,} were judged again by the policy's JSON Schema (the"
        " first of each check, and some without a violation)"
    )
    yield (
        f"{plural(result.records + unreadable, 'record')} in {plural(len(result.sources), 'source')},"
        f" {unreadable:,} unreadable; {plural(result.violations, 'violation')}, {report.failing:,} of them fail the run"
        f" (policy {ref.name} {ref.version}, {ref.digest[:19]}, as of {report.as_of.isoformat()})"
    )
    if report.incomplete:
        yield "the population is incomplete: what could not be read was not checked (exit code 2)"
