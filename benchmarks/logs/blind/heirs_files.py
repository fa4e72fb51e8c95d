"""The tenth set's small logs: ids that come again with something else, logs that are torn, odd or mixed, and folders of
several formats. `records`: how many are in there, which a scan must state."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable, Iterator

from blind import siblings_formats as formats
from blind.groups import Files, Group
from blind.setting import Record
from blind.siblings_base import Siblings, tag
from blind.siblings_faults import Format, count, put, said_as
from blind.siblings_whole import drawn
from blind.stores import lines, table, zstd

FIVE = formats.FIVE


def made_of(made: Siblings, form: Format, number: int = 24) -> list[Record]:
    return [form.write(one) for one in drawn(made, form, number)]


# -- ids that come again with something else


def again(made: Siblings) -> Iterator[Group]:
    forms = (
        formats.SHIPPED,
        formats.SPEND,
        formats.KONG,
        formats.PORTKEY,
        formats.HELICONE,
        formats.LANGFUSE,
        formats.CHAT,
        formats.BEDROCK,
    )
    changes: tuple[tuple[str, str, Callable[[Format, Record], object]], ...] = (
        ("other tokens in", "CP310", count("input", lambda was: was + 1)),
        ("tokens left open", "CP310", lambda form, r: said_as("output", lambda _: None)(form, r)),
        ("another model", "CP310 CP312", said_as("model", lambda _: "gpt-4o-2024-11-20")),
    )
    for number, form in enumerate(forms):
        what, rules, change = changes[number % 3]
        records = made_of(made, form)
        other = copy.deepcopy(records[20])
        change(form, other)
        ids = tuple(form.name(other))
        yield Group(
            f"{form.file}: one id again, {what}",
            {"log.jsonl": lines([*records, other]).encode()},
            rules,
            ids,
            records=25,
            tags=form.tags,
        )
        yield Group(f"{form.file}: one id again, {what}, in another file",
                    {"a.jsonl": lines(records).encode(), "b.jsonl.gz": gzip.compress(lines([other]).encode(), mtime=0)}, rules, ids, records=25, tags=form.tags)  # fmt: skip
    records = made_of(made, formats.SHIPPED)
    three = [copy.deepcopy(records[3]) for _ in range(2)]
    yield Group(
        "three times the same",
        {"log.jsonl": lines([*records, *three]).encode()},
        "CP310",
        tuple(formats.SHIPPED.name(records[3])),
        records=26,
    )
    another = copy.deepcopy(records[3])
    holder = another["metadata"]["spend_logs_metadata"] or another["metadata"]["requester_metadata"]
    holder["team_id"] = "team-data"
    yield Group("one id again, of another team", {"log.jsonl": lines([*records, another]).encode()}, "CP310 CP304 CP314",
                tuple(formats.SHIPPED.name(another)), records=25)  # fmt: skip
    calls = drawn(made, formats.SHIPPED)
    same = [tag(correlation_id="corr-0000000000000001")(one) for one in calls]
    yield Group(
        "clean: one correlation for a batch",
        {"log.jsonl": lines([formats.SHIPPED.write(one) for one in same[:6] + calls[6:]]).encode()},
        records=24,
    )


# -- torn and odd files


def odd(records: list[Record]) -> tuple[tuple[str, str, bytes], ...]:
    """Files that are whole, as not every writer writes them."""
    text = lines(records)
    first, *rest = records
    return (
        ("BOM", "log.jsonl", b"\xef\xbb\xbf" + text.encode()),
        ("BOM in gzip", "log.jsonl.gz", gzip.compress(b"\xef\xbb\xbf" + text.encode(), mtime=0)),
        ("BOM before an array", "log.json", b"\xef\xbb\xbf" + json.dumps(records).encode()),
        ("carriage returns", "log.jsonl", lines(records, "\r\n").encode()),
        ("no end of the last line", "log.jsonl", lines([*rest, first]).encode()[:-1]),
        ("gzip without its name", "log.jsonl", gzip.compress(text.encode(), mtime=0)),
        ("two members", "log.gz", gzip.compress(lines(rest).encode(), mtime=0) + gzip.compress(lines([first]).encode(), mtime=0)),
        ("zstd of a rotated log", "log.1.zst", zstd(text.encode())),
        ("two frames", "log.jsonl.zst", zstd(lines(rest).encode()) + zstd(lines([first]).encode())),
        ("records over several lines", "log.json", "\n".join(json.dumps(one, indent=1) for one in records).encode()),
        ("escaped letters in names", "log.jsonl", text.replace('"prompt_tokens"', '"prompt\\u005ftokens"').encode()),
        ("blanks about the lines", "log.jsonl", "".join(f"  {json.dumps(one)}\t\n" for one in records).encode()),
        ("an array over lines", "log.json", ("[\n" + ",\n".join(json.dumps(one) for one in records) + "\n]\n").encode()),
    )  # fmt: skip


def torn(made: Siblings) -> Iterator[Group]:
    records = made_of(made, formats.SHIPPED)
    beside = {"beside.jsonl": lines(made_of(made, formats.SHIPPED, 8)).encode()}
    yield from packed_badly(lines(records).encode(), beside)
    yield from lines_of_no_record([json.dumps(one) for one in records])
    yield from arrays_of(records)
    yield bad("nothing but blanks", b" \n\n \n", file="log.jsonl", more=beside)
    yield bad(
        "a page of HTML for a log",
        b"<html><head><title>502 Bad Gateway</title></head></html>\n",
        file="log.jsonl",
        more=beside,
    )
    yield from oddly_written(records)


def bad(name: str, content: bytes, rules: str = "CP300", file: str = "log.jsonl", *, notice: bool = True, records: int | None = None,
        more: Files | None = None) -> Group:  # fmt: skip
    return Group(name, {file: content, **(more or {})}, rules, notice=notice, records=records)


def packed_badly(whole: bytes, beside: Files) -> Iterator[Group]:
    zipped = gzip.compress(whole, mtime=0)
    yield bad("a gzip cut in two", zipped[: len(zipped) // 2], file="log.jsonl.gz")
    yield bad("a gzip with a wrong sum", zipped[:-6] + b"\0\0\0\0\0\0", file="log.jsonl.gz")
    yield bad("a gzip with text behind it", zipped + b"not a member of it", file="log.jsonl.gz")
    yield bad("a gzip that is none", whole[:90], file="log.jsonl.gz", more=beside)
    yield bad("a zstd cut in two", zstd(whole)[:900], file="log.jsonl.zst")
    yield bad("a Parquet without its end", b"PAR1" + whole[:500], file="log.parquet", more=beside)
    yield bad("noughts in the middle", whole[:9000] + b"\0" * 512 + whole[9000:])
    yield bad("UTF-16", whole.decode().encode("utf-16"))


def lines_of_no_record(text: list[str]) -> Iterator[Group]:
    yield bad(
        "two halves of two lines",
        "\n".join([*text[:8], text[8][:300] + text[9][300:], *text[10:], ""]).encode(),
        "CP300 CP301 CP312",
        notice=False,
    )
    yield bad("the line's end lost", "\n".join([*text[:8], text[8] + text[9], *text[10:], ""]).encode(), notice=False)
    yield bad("a comma after each line", ",\n".join([*text, ""]).encode(), notice=False)
    yield bad(
        "a comment", "\n".join([*text[:5], "# rotated by logrotate", *text[5:], ""]).encode(), notice=False, records=25
    )
    yield bad("NaN for a count", "\n".join([*text[:5], text[5].replace('"completion_tokens": ', '"completion_tokens": NaN, "x": ', 1), *text[6:], ""]).encode(),
              "CP300 CP301 CP305", notice=False, records=24)  # fmt: skip
    yield bad(
        "a log with a prefix",
        "\n".join([*text[:5], "2026-11-16T08:00:00Z INFO litellm " + text[5], *text[6:], ""]).encode(),
        notice=False,
        records=24,
    )


def arrays_of(records: list[Record]) -> Iterator[Group]:
    yield bad("an array without its end", json.dumps(records)[:-1].encode(), file="log.json")
    trailing = (json.dumps(records)[:-1] + ",]").encode()
    yield Group("clean: an array with a trailing comma", {"log.json": trailing}, records=24)
    yield bad("an array cut in a record", json.dumps(records)[:20_000].encode(), file="log.json")
    yield bad(
        "a number among the records of an array",
        json.dumps([*records[:9], 42, *records[9:]]).encode(),
        "CP300",
        "log.json",
        notice=False,
        records=25,
    )


def oddly_written(records: list[Record]) -> Iterator[Group]:
    text = [json.dumps(one) for one in records]
    wrong = copy.deepcopy(records[0])
    count("output", lambda was: -was)(formats.SHIPPED, wrong)
    wrong["id"] = "chatcmpl-wrong"
    right = {**copy.deepcopy(records[0]), "id": "chatcmpl-right", "litellm_call_id": "c-right"}
    right["metadata"]["spend_logs_metadata" if right["metadata"]["spend_logs_metadata"] else "requester_metadata"][
        "request_boundary_id"
    ] = "rb-right"
    right["hidden_params"]["additional_headers"].update(
        {"llm_provider-x-request-id": "req_right", "request-id": "req_right"}
    )
    for what, file, content in odd([wrong, *records]):
        yield Group(f"{what}: a count below nought", {file: content}, "CP305", ("chatcmpl-wrong",), records=25)
    for what, file, content in odd([right, *records]):
        yield Group(f"clean: {what}", {file: content}, records=25)
    twice = text[9].replace('"completion_tokens": ', '"completion_tokens": 1, "completion_tokens": ', 1)
    yield Group(
        "a member twice",
        {"log.jsonl": "\n".join([*text[:9], twice, *text[10:], ""]).encode()},
        "CP300 CP302 CP305",
        (records[9]["id"],),
        records=24,
    )


# -- tables


def tables(made: Siblings) -> Iterator[Group]:
    for form in (formats.SPEND, formats.HELICONE, formats.APIM):
        records = made_of(made, form)
        text = table(records)
        head, *rows = text.splitlines(keepends=True)
        name, tags = form.file, form.tags
        spoilt = copy.deepcopy(records)
        said_as("output", lambda _: None)(form, spoilt[7])
        ids = tuple(form.name(spoilt[7]))
        yield Group(
            f"{name}: clean: a table with a BOM", {"log.csv": b"\xef\xbb\xbf" + text.encode()}, tags=tags, records=24
        )
        yield Group(
            f"{name}: clean: a table with semicolons", {"log.csv": table(records, ";").encode()}, tags=tags, records=24
        )
        yield Group(
            f"{name}: clean: columns in another order",
            {"log.csv": table([dict(reversed(one.items())) for one in records]).encode()},
            tags=tags,
            records=24,
        )
        yield Group(
            f"{name}: a table with tabs, a count open",
            {"log.tsv": table(spoilt, "\t").encode()},
            "CP301 CP305 CP316",
            ids,
            tags=tags,
            records=24,
        )
        yield Group(
            f"{name}: a zipped table, a count open",
            {"log.csv.gz": gzip.compress(table(spoilt).encode(), mtime=0)},
            "CP301 CP305 CP316",
            ids,
            tags=tags,
            records=24,
        )
        yield Group(
            f"{name}: a row cut off",
            {"log.csv": (head + "".join(rows[:7]) + rows[7][:25] + "\n" + "".join(rows[8:])).encode()},
            "CP300 CP301 CP302 CP306",
            notice=True,
            tags=tags,
        )
        yield Group(
            f"{name}: the header again in the middle",
            {"log.csv": (head + "".join(rows[:7]) + head + "".join(rows[7:])).encode()},
            "CP300 CP302 CP305 CP306",
            notice=True,
            tags=tags,
        )
        yield Group(
            f"{name}: a table without its header", {"log.csv": "".join(rows).encode()}, "CP300", notice=True, tags=tags
        )


# -- folders


def folders(made: Siblings) -> Iterator[Group]:
    some = [
        (form, made_of(made, form, 12))
        for form in (formats.SHIPPED, formats.KONG, formats.ENVOY, formats.HELICONE, formats.CHAT)
    ]
    wrong = copy.deepcopy(some)
    for form, records in wrong:
        said_as("output", lambda was: -was - 1)(form, records[5])
    for what, chosen in (("clean", some), ("wrong", wrong)):
        files: Files = {
            "logs/gateway/2026/11/16/shipped.jsonl.gz": gzip.compress(lines(chosen[0][1]).encode(), mtime=0),
            "logs/kong/ai.log": lines(chosen[1][1]).encode(), "logs/kong/ai.log.2.zst": zstd(lines(made_of(made, formats.KONG, 0)).encode()),
            "logs/envoy/access.json": json.dumps(chosen[2][1]).encode(), "logs/helicone.csv": table(chosen[3][1]).encode(), "logs/app.jsonl": lines(chosen[4][1]).encode(),
            "logs/README.md": b"# Logs\n\nKept for 90 days.\n", "logs/.DS_Store": b"\0\0\0\1Bud1\0", "logs/_SUCCESS": b"", "logs/kong/ai.log.md5": b"d41d8cd98f00b204e9800998ecf8427e  ai.log\n",
        }  # fmt: skip
        if what == "clean":
            yield Group("clean: five formats in folders", files, records=60, sources=("logs",))
            continue
        first, *others = (tuple(form.name(records[5])) for form, records in wrong)
        # what a pattern names is looked for records in, a page of text as well
        for how, source, number in (("in folders", "logs", 60), ("by a pattern", "logs/**/*", None)):
            yield Group(
                f"five formats {how}", files, "CP305", first, records=number, sources=(source,), also=tuple(others)
            )
    rare, usual = made_of(made, formats.KONG, 3), made_of(made, formats.ENVOY, 40)
    for what, at, form in (("the rarer format's", 0, formats.KONG), ("the file's", 1, formats.ENVOY)):
        for defect, rules, change in (
            ("output gone", "CP301 CP305 CP316", said_as("output", lambda _: None)),
            ("output below nought", "CP305", said_as("output", lambda was: -was - 1)),
            ("its start gone", "CP301 CP306", said_as("start", lambda _: None)),
        ):
            first, second = copy.deepcopy(rare), copy.deepcopy(usual)
            spoilt = (first, second)[at][1]
            change(form, spoilt)
            mixed = second[:9] + first[:1] + second[9:20] + first[1:2] + second[20:] + first[2:]
            yield Group(
                f"a mixed file: {what} record, {defect}",
                {"log.jsonl": lines(mixed).encode()},
                rules,
                tuple(form.name(spoilt)),
                records=43,
            )
    mixed = usual[:9] + rare[:1] + usual[9:20] + rare[1:2] + usual[20:] + rare[2:]
    yield Group("clean: a mixed file with three of another format", {"log.jsonl": lines(mixed).encode()}, records=43)
    cut = copy.deepcopy(rare[1])
    del cut["ai"]["proxy"]["usage"], cut["response"]
    yield Group("a mixed file: the rarer format's record without usage and status", {"log.jsonl": lines(usual[:9] + rare[:1] + usual[9:] + [cut] + rare[2:]).encode()},
                "CP301 CP305 CP316 CP321 CP300", (cut["request"]["id"],), records=43)  # fmt: skip
    for form in (formats.SHIPPED, formats.HELICONE):
        records = made_of(made, form)
        spoilt = copy.deepcopy(records)
        put(spoilt[3], form.places["start"][0], None)
        yield Group(
            f"{form.file}: the first of an empty file and a whole one",
            {"a.jsonl": b"", "b.jsonl": lines(spoilt).encode()},
            "CP301 CP306",
            tuple(form.name(spoilt[3])),
            tags=form.tags,
            records=24,
        )


PARTS: tuple[Callable[[Siblings], Iterator[Group]], ...] = (again, torn, tables, folders)


def groups(made: Siblings) -> Iterator[Group]:
    for part in PARTS:
        yield from part(made)
