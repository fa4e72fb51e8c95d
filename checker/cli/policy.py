"""`checkpolicy policy`: validate, show and export policies."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.documents.json_text import indented

if TYPE_CHECKING:
    from checker.policy.model import Policy

_POLICY = click.option("--policy", "name", metavar="NAME|FILE", help="A policy file, or the name of a built-in one.")
_FILE = click.argument("file", metavar="[NAME|FILE]", required=False)  # the same, as `validate` takes it
_OUTPUT = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to FILE."
)


@click.group()
def policy() -> None:
    """Validate, show and export policies.

    To make your own, start a file with these lines and say only what differs. `checkpolicy check --policy FILE` uses
    it, and so does every run once the settings name it.

    \b
        schema_version: 1
        name: acme
        version: "1.0.0"
        extends: [chargeback]
    """


def _faults(stream: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """A broken policy is the user's matter: all its faults, and exit code 2."""

    def wrap(command: Callable[..., int]) -> Callable[..., int]:
        @wraps(command)
        def run(*args: Any, **values: Any) -> int:
            from checker.policy.problems import PolicyError

            try:
                return command(*args, **values)
            except PolicyError as error:
                count = len(error.problems)
                summary = f"{count} problem{'s' if count > 1 else ''}"
                click.echo(f"{error}\n{summary}", file=getattr(sys, stream))
                return 2

        return run

    return wrap


@policy.command()
@click.argument("path", required=False, metavar="[PATH]")
@_faults("stdout")
def validate(path: str | None) -> int:
    """Check a policy, or an owners registry, and say all that is wrong with it.

    Without PATH the policy that `check` would use here. Ends with 0 if it is valid, else with 2.
    """
    cwd = Path.cwd()
    if path is not None and _is_owners(cwd / path):
        from checker.policy.owners import load_owners

        owners = load_owners(cwd / path, cwd=cwd)
        click.echo(f"{owners.path}: valid; {_count(owners.teams, 'team')}, {_count(owners.keys, 'key')}")
        return 0
    loaded = _load(path)
    click.echo(f"{_label(loaded)}: valid; {_count(loaded.fields, 'field')}, {loaded.ref.digest}")
    return 0


@policy.command()
@_FILE
@_POLICY
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form.")
@_OUTPUT
@_faults("stderr")
def show(file: str | None, name: str | None, form: str, output: Path | None) -> int:
    """Show the effective policy: every value, where it comes from, what was loosened, and the digest."""
    loaded = _load(_one_of(file, name))
    _emit(indented(_as_json(loaded)) if form == "json" else _as_text(loaded), output)
    return 0


@policy.command()
@_POLICY
@click.option(
    "--as", "form", type=click.Choice(["json-schema"]), required=True, help="json-schema: of the request record."
)
@click.option(
    "--stage",
    type=click.Choice(["request", "response", "enrichment"]),
    default="enrichment",
    show_default=True,
    help="How far the record has come: what is due later may be absent.",
)
@_OUTPUT
@_faults("stderr")
def export(name: str | None, form: str, stage: str, output: Path | None) -> int:
    """Print what the policy compiles to, for other tools."""
    from checker.policy.model import Stage
    from checker.policy.record_schema import record_schema

    schema = record_schema(_load(name), Stage(stage))
    _emit(indented(schema), output)
    return 0


@policy.command()
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form.")
@_OUTPUT
@_faults("stderr")
def diff(before: str, after: str, form: str, output: Path | None) -> int:
    """Say what the policy AFTER asks more strictly than BEFORE, and what less.

    Ends with 1 if anything is looser, else with 0. What cannot be shown to be as strict counts as looser.
    """
    from checker.reports.policy_difference import render_json, render_text
    from checker.run.policy.policies import difference

    found = difference(before, after, cwd=Path.cwd())
    _emit(render_json(found) if form == "json" else render_text(found), output)
    return 1 if found.looser else 0


@policy.command("test")
@_FILE
@_POLICY
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form.")
@click.option("--require-coverage", is_flag=True, help="End with 1, too, if no example shows some field or carrier.")
@click.option("--as-of", metavar="DATE", help="The day that examples are judged on [today, UTC].")
@_OUTPUT
@_faults("stderr")
def test_(
    file: str | None, name: str | None, form: str, require_coverage: bool, as_of: str | None, output: Path | None
) -> int:
    """Run the policy's own examples: code, configurations, records and log lines with the verdict expected.

    They stand under `tests` in the policy, or in files *.test.yaml beside it. Says as well which fields and carriers no
    example shows. Ends with 1 if an example fails, 2 if there is none.
    """
    from checker.cli.output import style_for
    from checker.reports.policy_tests import render_json, render_text
    from checker.run.policy.policies import policy_of
    from checker.run.policy.policy_tests import run_examples
    from checker.settings import load_settings, merge_flags

    cwd = Path.cwd()
    settings = merge_flags(load_settings((), cwd=cwd), cwd=cwd, flags={"policy": _one_of(file, name), "as_of": as_of})
    if not isinstance(settings.policy, Path):
        raise click.UsageError("name a policy file of your own: policy test FILE, or `policy` in the settings")
    loaded = policy_of(settings, cwd=cwd)
    tested = run_examples(settings, loaded, cwd=cwd)
    if not tested.results:
        raise click.UsageError(
            f"{loaded.ref.path} has no examples: write some under `tests`, or in a *.test.yaml beside"
        )
    if form == "json":
        ref = {"name": loaded.name, "version": loaded.version, "digest": loaded.ref.digest}
        text = render_json(ref, tested.files, tested.results, tested.coverage)
    else:
        text = render_text(loaded.ref.path, tested.results, tested.coverage, style_for("auto", output))
    _emit(text, output)
    return 1 if tested.failed or (require_coverage and not tested.coverage.complete) else 0


@policy.command()
@_faults("stderr")
def lock() -> int:
    """Fetch and pin what the policy extends from other repositories. What is pinned already stays.

    The lock file holds the documents, so that checks need no network; commit it.
    """
    return _lock(anew=False)


@policy.command()
@_faults("stderr")
def update() -> int:
    """Pin anew what the policy extends from other repositories: a tag may have moved. Says what that loosens."""
    return _lock(anew=True)


def _lock(*, anew: bool) -> int:
    from checker.cli.output import emit
    from checker.run.policy.policy_lock import lock_policy
    from checker.settings import load_settings

    cwd = Path.cwd()
    found = lock_policy(load_settings((), cwd=cwd), cwd=cwd, anew=anew)
    if not found.after and not found.before:
        click.echo("the policy extends nothing of other repositories: there is nothing to pin")
        return 0
    emit(found.text, found.file)
    for address in sorted({*found.before, *found.after}):
        click.echo(_pinned(address, found.before.get(address), found.after.get(address)))
    if found.old is not None and found.old.ref.digest != found.new.ref.digest:
        from checker.reports.policy_difference import render_text
        from checker.run.policy.policies import compared

        click.echo(render_text(compared(found.old, found.new)), nl=False)
    click.echo(f"{found.file.name}: {_count(found.after, 'document')} pinned; commit it")
    return 0


def _pinned(address: str, before: Any, after: Any) -> str:
    if after is None:
        return f"  {address}: no longer extended"
    what = after.commit[:12] or after.digest[:19]
    if before is None:
        return f"  {address}: {what}"
    was = before.commit[:12] or before.digest[:19]
    same = before.digest == after.digest
    return f"  {address}: {what}" + (", as before" if same and was == what else f", was {was}")


def _one_of(file: str | None, name: str | None) -> str | None:
    if file is not None and name is not None:
        raise click.UsageError(f"the policy is named twice: {file} and --policy {name}")
    return file if file is not None else name


def _load(name: str | None) -> Policy:
    return load_named(name, Path.cwd())


def load_named(name: str | None, cwd: Path) -> Policy:
    """The policy named, else the one that the settings here name, else the built-in one."""
    from checker.policy.load import load_policy

    if name is None:
        from checker.settings import load_settings

        chosen = load_settings((), cwd=cwd).policy
        name = str(chosen) if chosen is not None else None
    return load_policy(name, cwd=cwd)


def _is_owners(path: Path) -> bool:
    """An owners registry is known by its `teams`. What cannot be read here is reported as a policy."""
    from checker.documents.errors import DocumentError
    from checker.documents.tree import Mapping
    from checker.documents.yaml import read_yaml_file

    try:
        root = read_yaml_file(path.read_bytes(), path.name)
    except (OSError, ValueError, DocumentError):
        return path.name.startswith("owners.")
    return isinstance(root, Mapping) and root.entry("teams") is not None and root.entry("fields") is None


def _as_text(loaded: Policy) -> str:
    from checker.policy.show import settings

    shown = [s for s in settings(loaded) if s.path[-1] != "description" or len(s.path) == 1]
    rows = [
        (
            ".".join(s.path),
            _value(s.value),
            ", ".join(f"{at.path}:{at.line}" for at in s.at) + (", loosened" if s.loosened else ""),
        )
        for s in shown
    ]
    width = min(max((len(path) for path, _, _ in rows), default=0), 40)
    lines = [
        f"{loaded.name} {loaded.version}  {loaded.ref.digest}",
        *(f"  from {source}" for source in reversed(loaded.sources)),
        "",
    ]
    lines += [f"{path:<{width}}  {value}  [{place}]" for path, value, place in rows]
    if loaded.loosened:
        lines += ["", "Looser than upstream:"]
        for item in loaded.loosened:
            excused = " (an exception covers it)" if item.excused else ""
            lines.append(
                f"  {item.setting} {item.message}  [{item.at.path}:{item.at.line}; "
                f"was {item.upstream.path}:{item.upstream.line}]{excused}"
            )
    return "\n".join(lines) + "\n"


def _as_json(loaded: Policy) -> dict[str, Any]:
    from checker.policy.show import settings

    return {
        "schema_version": 1,
        "name": loaded.name,
        "version": loaded.version,
        "digest": loaded.ref.digest,
        "sources": list(loaded.sources),
        "policy": dict(loaded.document),
        "settings": [
            {
                "path": list(setting.path),
                "value": setting.value,
                "from": [{"path": at.path, "line": at.line, "column": at.column} for at in setting.at],
                "loosened": bool(setting.loosened),
            }
            for setting in settings(loaded)
        ],
        "loosened": [
            {
                "setting": item.setting,
                "message": item.message,
                "at": {"path": item.at.path, "line": item.at.line, "column": item.at.column},
                "upstream": {"path": item.upstream.path, "line": item.upstream.line, "column": item.upstream.column},
                "excused": item.excused,
            }
            for item in loaded.loosened
        ],
    }


def _value(value: Any) -> str:
    """On one line, as JSON, so that text which looks like a number is told from one."""
    import json

    return json.dumps(value, ensure_ascii=False)


def _label(loaded: Policy) -> str:
    where = loaded.ref.path or "built-in"
    return f"{where}: {loaded.name} {loaded.version}"


def _count(things: Any, word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


def _emit(text: str, output: Path | None) -> None:
    from checker.cli.output import emit

    emit(text, output)
