"""What a survey found, as the files to start with: settings, a policy, hooks and CI. Only text is made here; what is
there already is never replaced, and whoever writes the files says so."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from checker import __version__
from checker.run.code.survey import Sending, Survey

POLICY_FILE: Final = "llm-policy.yaml"
SETTINGS_FILE: Final = "checkpolicy.toml"
_TEMPLATES: Final = Path(__file__).with_name("starters")


class Starter(Struct, frozen=True):
    """One file that `init` may write. `part` is the word by which it is asked for, `instead` what to do by hand where
    the file is there already."""

    part: str
    path: str
    text: str
    instead: str


def starters(found: Survey, *, name: str, branch: str = "main", install: str | None = None) -> dict[str, Starter]:
    """All files, by part. `name`: of the policy; `branch`: what CI checks as a whole."""
    fill = _filler({"INSTALL": install or installable(), "BRANCH": branch})
    hook = fill(_template("pre-commit-hook.yaml"))
    made = (
        Starter("settings", SETTINGS_FILE, settings_text(found), f'it needs the line  policy = "{POLICY_FILE}"'),
        Starter("policy", POLICY_FILE, policy_text(found, name), "`checkpolicy policy validate` says whether it holds"),
        Starter(
            "pre-commit",
            ".pre-commit-config.yaml",
            fill(_template("pre-commit.yaml")).replace("@HOOK@\n", hook),
            f"add under `repos:`\n{hook}",
        ),
        Starter("github", ".github/workflows/checkpolicy.yml", fill(_template("github.yml")), "compare it by hand"),
        Starter("gitlab", ".gitlab/checkpolicy.yml", fill(_template("gitlab.yml")), "compare it by hand"),
        Starter("jenkins", "Jenkinsfile", fill(_template("Jenkinsfile")), "docs/recipes.md has the stage to add"),
    )
    return {one.part: one for one in made}


def installable() -> str:
    """What pip installs to have this very release: where it was installed from, else its name and version."""
    origin = _origin()
    vcs = origin.get("vcs_info")
    if vcs is None:
        return f"checkpolicy=={__version__}"
    return f"checkpolicy @ {vcs['vcs']}+{origin['url']}@{vcs['commit_id']}"


def is_from_a_folder() -> bool:
    """Whether it was installed from a folder or file of this machine, which no other one can install it from."""
    return str(_origin().get("url", "")).startswith("file:")


def _origin() -> dict[str, Any]:
    """What pip noted of where checkpolicy came from (PEP 610); nothing for a release of an index."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found: dict[str, Any] = json.loads(distribution("checkpolicy").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, json.JSONDecodeError):
        return {}
    return found


def policy_name(folder: str) -> str:
    """A folder's name as the name of a policy, which begins with a letter."""
    return re.sub(r"^[^a-z]+", "", re.sub(r"[^a-z0-9]+", "-", folder.lower())).strip("-") or "ours"


def settings_text(found: Survey) -> str:
    """`checkpolicy.toml` for a new user, with what may be wanted as comments."""
    lines = [
        "# Settings of checkpolicy for this folder and all below it. Flags of the command line go before lines here.",
        f'policy = "{POLICY_FILE}"',
        '# owners = "owners.yaml"              # who may be named, and when: CP114 compares constants with it',
        '# exclude = ["/generated"]            # not checked, in .gitignore\'s words',
        '# fail-on = "warning"                 # what cannot be proven fails as well, once that is down to nothing',
        '# loosening = "fail"                  # a change that loosens the gate fails, until its owner merged it',
        f'required-version = ">={_minor(__version__)}"',
    ]
    if found.unchecked:
        languages = ", ".join(item.language for item in found.unchecked)
        lines.append(
            f"# strict = true                       # end with 2 while there are files in {languages}, not checked"
        )
    return "\n".join(lines) + "\n"


def policy_text(found: Survey, name: str) -> str:
    """A policy for what the survey found: the carriers that the code sends already come first."""
    return "\n".join(_policy_lines(found, name)) + "\n"


def _policy_lines(found: Survey, name: str) -> Iterator[str]:
    total = found.counts.total
    yield "# What each request to a model has to say about who pays. It extends the built-in `chargeback` and says only"
    yield "# what differs; `checkpolicy policy show` prints the result and where each value comes from."
    yield "schema_version: 1"
    yield f"name: {name}"
    yield 'version: "0.1.0"   # yours; reports state it with a digest of the whole'
    yield "extends: [chargeback]"
    yield ""
    yield "# Due when a request leaves. Any one carrier suffices; what the code sends by other names than those of"
    yield "# `chargeback` is added here. `cost_center: null` would drop a field."
    sent = {
        field.name: [one for one in found.sent if one.field == field.name] for field in found.policy.proven_in_code()
    }
    yield "fields:" if any(not one.known for ones in sent.values() for one in ones) else "# fields:"
    for field, ones in sent.items():
        yield from _field_lines(field, ones, total)
    yield ""
    yield from _gateway_lines(found)
    yield "# Levels by rule: error, warning, note or off. `checkpolicy rules` lists them."
    yield "# rules:"
    yield "#   CP102: error   # unproven-metadata: a warning until what cannot be proven is down to nothing"
    yield ""
    yield "# The function of yours that makes the values, called without arguments: `checkpolicy fix` adds it to calls."
    yield "# models:"
    yield "#   header_builders:"
    package = found.package or name.replace("-", "_")
    yield f"#     {package}.owners.owner_headers: {{provides: [{', '.join(sent)}]}}"
    yield ""
    yield "# A warning until its day: the way to ask for more without stopping every team at once."
    yield "# rollout:"
    yield "#   - {field: cost_center, error_from: 2030-01-01}"
    if found.pairs:
        yield ""
        yield "# Compared with each other by `check`, by their names; `configs.pairs` names others:"
        yield from (f"#   {left} ({one}) and {right} ({other})" for one, left, other, right in found.pairs)


def _field_lines(field: str, sent: list[Sending], total: int) -> Iterator[str]:
    told = ", ".join(f"{one.name} at {one.sites} of {total}" for one in sent if one.known)
    new = [one for one in sent if not one.known]
    if not new:
        yield f"#   {field}: {{}}   # {f'sent: {told}' if told else 'no call site sends it yet'}"
        return
    yield f"  {field}:   # {f'sent: {told}' if told else 'not sent by the names of chargeback'}"
    yield "    carriers:"
    for kind, key in (("header", "headers"), ("metadata", "metadata")):
        names = [one for one in new if one.kind == kind]
        if names:
            counted = ", ".join(f"{one.name} at {one.sites} of {total}" for one in names)
            yield f"      # {counted}: take out what is no {field}"
            yield f"      {key}: {{add: [{', '.join(json.dumps(one.name) for one in names)}]}}"


def _gateway_lines(found: Survey) -> Iterator[str]:
    if not found.hosts and not found.variables:
        return
    sites = "; ".join(f"{host} at {number} of {found.counts.total}" for host, number in found.hosts)
    yield (
        "# Requests go here already"
        + (f" ({sites})" if sites else "")
        + ". In force, CP111 reports each call that does not:"
    )
    yield "# gateways:"
    yield "#   llm-gateway:"
    if found.hosts:
        yield f"#     hosts: [{', '.join(host for host, _ in found.hosts)}]"
    if found.variables:
        yield f"#     environment: [{', '.join(found.variables)}]"
    yield ""


def _minor(version: str) -> str:
    return ".".join(version.split(".")[:2])


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _filler(values: Mapping[str, str]) -> Callable[[str], str]:
    return lambda text: re.sub(r"@(INSTALL|BRANCH)@", lambda match: values[match[1]], text)
