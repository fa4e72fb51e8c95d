"""Install the real SDKs, pinned, in groups that can live together, and check the catalogue against them.

    python tools/verify_sdks.py FOLDER [--write] [GROUP ...]

Environments are made below FOLDER and used again while the pins stand; so are their answers, while what they are asked
stays the same. Three questions are put to each group:
what the catalogue says of clients, methods and parameters (verify_catalogue.py), which public callables look billable
and are not catalogued (sdk_allowed.yaml says which may be so, and why), and what reaches a local stub server: each case
of wire/cases is run and judged by checkpolicy as well, and both must agree. The outcome is sdk_verified.json (of which
sdk_page.py makes docs/sdks.md): `--write` writes it, it is compared otherwise. Ends with 1 where something does not
hold. Needs a package index. A group may say `unavailable`, why it cannot be installed here.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).resolve().parent
ROOT = TOOLS.parent
sys.path.insert(0, str(ROOT))

VERIFIED = TOOLS / "sdk_verified.json"
OF_THE_CHECK = ("msgspec",)  # what verify_catalogue.py needs beside the SDKs
CASES = TOOLS / "wire" / "cases"


@dataclass(slots=True)
class Outcome:
    """What the groups said. `facts`: fact -> group -> problem ("" where it holds)."""

    facts: dict[str, dict[str, str]] = field(default_factory=dict)
    strict: set[str] = field(default_factory=set)  # SDKs whose entries say their versions: they must hold in each
    versions: dict[str, dict[str, str]] = field(default_factory=dict)  # group -> distribution -> version
    strays: dict[str, set[str]] = field(default_factory=dict)  # callable -> groups
    wire: list[tuple[str, str, str, str]] = field(default_factory=list)  # group, case, fields or error, disagreement


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("groups", nargs="*")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_intermixed_args()
    folder = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    groups = tomllib.loads((TOOLS / "sdk_groups.toml").read_text("utf-8"))
    catalogue = folder / "catalogue.json"
    run(sys.executable, str(TOOLS / "verify_catalogue.py"), "--dump", str(catalogue))
    outcome = Outcome(strict={s["name"] for s in json.loads(catalogue.read_text("utf-8")) if s["versioned"]})
    for name in arguments.groups or groups:
        if reason := groups[name].get("unavailable"):
            print(f"== {name} cannot be installed: {reason}")
            continue
        print(f"== {name}", flush=True)
        own = folder / name
        python = environment(own, groups[name]["requires"], groups[name].get("prereleases", False))
        ask_facts(name, own, python, catalogue, outcome)
        ask_wire(name, own, python, groups[name].get("cases", []), outcome)
    problems = list(problems_of(outcome, everything=not arguments.groups))
    found = results(outcome)
    if arguments.write:
        keep(found, groups)
    else:
        problems += differences(found)
    for problem in problems:
        print(problem)
    held = sum(1 for groups_ in outcome.facts.values() if "" in groups_.values())
    agreed = sum(1 for row in outcome.wire if not row[3])
    print(f"{held} facts hold, {agreed} cases agree with the wire, {len(problems)} problems")
    return 1 if problems else 0


# --- environments ----------------------------------------------------------------------------------------------------


def environment(path: Path, requirements: Sequence[str], prereleases: bool) -> Path:
    """The interpreter of an environment with exactly these requirements, made anew when they change."""
    python = path / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark = path / "requirements.sha256"
    digest = sha256("\n".join(requirements).encode()).hexdigest()
    if not (python.exists() and mark.exists() and mark.read_text("utf-8") == digest):
        install(path, python, (*requirements, *OF_THE_CHECK), prereleases)
        mark.write_text(digest, "utf-8")
    return python


def install(path: Path, python: Path, requirements: Sequence[str], prereleases: bool) -> None:
    """A new environment at `path` with these requirements: by uv where it is on the PATH, which takes a tenth of the
    time, else by pip. Both take a prerelease of what nobody pinned only where there is no release."""
    if uv := shutil.which("uv"):
        run(uv, "venv", "--quiet", "--clear", "--no-project", "--python", sys.executable, str(path))
        pre = ["--prerelease", "allow" if prereleases else "if-necessary-or-explicit"]
        run(uv, "pip", "install", "--quiet", *pre, "--python", str(python), *requirements)
        return
    venv.create(path, with_pip=True, clear=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, *(["--pre"] if prereleases else []), *requirements)


def run(*command: str) -> str:
    settings = {**os.environ, "LITELLM_LOCAL_MODEL_COST_MAP": "True", "PYTHONHASHSEED": "0"}
    settings.pop("PYTHONDONTWRITEBYTECODE", None)  # importing the SDKs takes most of the time
    done = subprocess.run(command, check=False, env=settings, capture_output=True, text=True, timeout=1800)
    if done.returncode:
        sys.exit(f"{' '.join(command[:6])} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return done.stdout


def answered(
    path: Path, questions: Mapping[str, str], ask: Callable[[Sequence[str]], Mapping[str, Any]]
) -> dict[str, Any]:
    """What `ask` says of each name, kept at `path` (in the environment, which goes with its pins) until its question
    (a digest of it) is another one."""
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    open_ = [name for name, question in questions.items() if kept.get(name, {}).get("asked") != question]
    new = ask(open_) if open_ else {}
    answers = {
        name: {"asked": question, "answer": new[name] if name in new else kept[name]["answer"]}
        for name, question in questions.items()
    }
    path.write_text(json.dumps(answers), "utf-8")
    return {name: one["answer"] for name, one in answers.items()}


def digest_of(*sources: Path) -> str:
    return sha256(b"\0".join(part for path in sources for part in (path.name.encode(), path.read_bytes()))).hexdigest()


# --- facts and strays ------------------------------------------------------------------------------------------------


def ask_facts(group: str, folder: Path, python: Path, catalogue: Path, outcome: Outcome) -> None:
    """What an environment says of each SDK. It is asked of those whose entries changed since."""
    tools = (TOOLS / "verify_catalogue.py", *sorted((TOOLS / "verifying").glob("*.py")))
    asked_by = digest_of(ROOT / "checker" / "sdks" / "versions.py", *tools)
    sdks = {sdk["name"]: sdk for sdk in json.loads(catalogue.read_text("utf-8"))}
    questions = {name: sha256((asked_by + json.dumps(sdk)).encode()).hexdigest() for name, sdk in sdks.items()}

    def ask(names: Sequence[str]) -> dict[str, Any]:
        question, answer = folder / "question.json", folder / "answer.json"
        question.write_text(json.dumps([sdks[name] for name in names]), "utf-8")
        run(str(python), str(TOOLS / "verify_catalogue.py"), "--against", str(question), "--answer", str(answer))
        found: dict[str, Any] = json.loads(answer.read_text("utf-8"))
        return found

    versions = outcome.versions.setdefault(group, {})
    for found in answered(folder / "facts.json", questions, ask).values():
        versions |= found["versions"]
        for fact, problem in found["facts"].items():
            outcome.facts.setdefault(fact, {})[group] = problem
        for stray in found["strays"]:
            outcome.strays.setdefault(stray, set()).add(group)


def problems_of(outcome: Outcome, *, everything: bool) -> Iterable[str]:
    for fact, groups in sorted(outcome.facts.items()):
        bad = {group: problem for group, problem in groups.items() if problem}
        # Of one of several places, and of SDKs whose entries name no versions, it does if it holds anywhere.
        loose = fact.startswith(("reexport ", "name ")) or fact.partition("@")[2] not in outcome.strict
        if bad and (not loose or (everything and len(bad) == len(groups))):
            for group, problem in sorted(bad.items()):
                yield f"{group}: {fact}: {problem}"
    allowed = allowed_strays()
    used: set[str] = set()
    for stray, groups in sorted(outcome.strays.items()):
        pattern = next((p for p in allowed if fnmatchcase(stray, p)), None)
        if pattern is None:
            yield f"{', '.join(sorted(groups))}: {stray} looks billable and is not catalogued"
        else:
            used.add(pattern)
    if everything:
        for pattern in allowed:
            if pattern not in used:
                yield f"sdk_allowed.yaml: {pattern} matches nothing"
    for group, case, _, disagreement in outcome.wire:
        if disagreement:
            yield f"{group}: {case}: {disagreement}"


def allowed_strays() -> Mapping[str, str]:
    """Pattern -> why what it matches is not catalogued."""
    import yaml

    document = yaml.safe_load((TOOLS / "sdk_allowed.yaml").read_text("utf-8"))
    return {pattern: reason for reason, patterns in document.items() for pattern in patterns}


# --- the wire --------------------------------------------------------------------------------------------------------


def ask_wire(group: str, folder: Path, python: Path, cases: Sequence[str], outcome: Outcome) -> None:
    if not cases:
        return
    tools = sorted((TOOLS / "wire").glob("*.py"))

    def ask(names: Sequence[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, result in json.loads(run(str(python), str(TOOLS / "wire" / "run_cases.py"), *names)).items():
            found.setdefault(name.partition(".")[0], {})[name] = result
        return found

    questions = {case: digest_of(CASES / f"{case}.py", *tools) for case in cases}
    sent = {k: v for results in answered(folder / "wire.json", questions, ask).values() for k, v in results.items()}
    judged = {name: verdict for case in cases for name, verdict in judge(case, outcome.versions[group]).items()}
    for name, result in sorted(sent.items()):
        verdict = judged.get(name)
        if "error" in result:
            outcome.wire.append((group, name, "nothing sent", result["error"]))
            continue
        fields = ", ".join(result["fields"]) or "none"
        wrong = "" if verdict == result["fields"] else f"reached the wire: {fields}; checkpolicy says {verdict}"
        outcome.wire.append((group, name, fields, wrong))


def judge(case: str, versions: Mapping[str, str]) -> dict[str, list[str] | str]:
    """What checkpolicy says of each case: the fields that all its calls carry."""
    from checker.code.engine import analyse
    from checker.findings.model import PolicyRef
    from checker.policy.model import Carriers, Field, Placeholders, Policy, Stage
    from checker.sdks.versions import exactly

    fields = {
        name: Field(name, Stage.REQUEST, Carriers((f"x-{name.replace('_', '-')}",), (name,)), {})
        for name in ("team_id", "tenant")
    }
    policy = Policy(
        "wire", "1", fields, Placeholders(frozenset(), ()), (), {}, (), {}, False, (), PolicyRef("wire", "1", ""), {}
    )
    source = (CASES / f"{case}.py").read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "cases.py").write_text(source, "utf-8")
        known = {package: spans for package, version in versions.items() if (spans := exactly(version))}
        sites = analyse(["cases.py"], policy, root=root, cwd=root, versions=known).sites
    import ast

    out: dict[str, list[str] | str] = {}
    for function in ast.parse(source).body:
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_"):
            own = [s for s in sites if function.lineno <= s.at.line <= (function.end_lineno or 0)]
            carried = [{name for name, proof in s.fields.items() if proof.status.value == "present"} for s in own]
            open_ = sorted({name for s in own for name in s.unproven})
            if not own:  # a call in a function that the case calls
                lines = range(function.lineno, (function.end_lineno or 0) + 1)
                own = [s for s in sites if any(c.at.line in lines for c in s.callers)]
                callers = [c for s in own for c in s.callers if c.at.line in lines]
                carried = [set(fields) - set(c.missing) for c in callers]
            out[f"{case}.{function.name}"] = (
                "no call site" if not own else f"{open_} open" if open_ else sorted(set.intersection(*carried))
            )
    return out


# --- what is kept ----------------------------------------------------------------------------------------------------


def results(outcome: Outcome) -> dict[str, dict[str, Any]]:
    """Per group the versions, how many facts hold of each SDK, and what reached the wire."""
    found: dict[str, dict[str, Any]] = {}
    for group, versions in outcome.versions.items():
        facts: dict[str, int] = {}
        for fact, groups in outcome.facts.items():
            if groups.get(group) == "":
                sdk = fact.rpartition("@")[2]
                facts[sdk] = facts.get(sdk, 0) + 1
        wire = {case: fields for name, case, fields, _ in outcome.wire if name == group}
        found[group] = {"versions": versions, "facts": dict(sorted(facts.items())), "wire": wire}
    return found


def keep(found: Mapping[str, dict[str, Any]], groups: Mapping[str, Any]) -> None:
    """Write the results of these groups beside those of the others, and the page."""
    old = json.loads(VERIFIED.read_text("utf-8")) if VERIFIED.exists() else {}
    both = {name: found.get(name, old.get(name)) for name in groups if name in found or name in old}
    VERIFIED.write_text(json.dumps(both, indent=1) + "\n", encoding="utf-8", newline="\n")
    run(sys.executable, str(TOOLS / "sdk_page.py"))


def differences(found: Mapping[str, dict[str, Any]]) -> list[str]:
    old = json.loads(VERIFIED.read_text("utf-8")) if VERIFIED.exists() else {}
    which = ", ".join(name for name, result in found.items() if old.get(name) != result)
    return [f"sdk_verified.json has something else of {which}: make verify-sdks VERIFY_ARGS=--write"] if which else []


if __name__ == "__main__":
    sys.exit(main())
