"""A policy of another repository: fetched and pinned once, read without a network ever after."""

from __future__ import annotations

import http.server
import json
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from checker.documents.location import Location
from checker.files.resources import read_resource
from checker.policy.fetch import FetchError, fetch
from checker.policy.load import load_policy
from checker.policy.problems import PolicyError
from checker.policy.remote import parse_address
from tests.run.repository import BAD, GOOD, POLICY, Repository

OWN = 'schema_version: 1\nname: web\nversion: "1"\nextends: ["{}"]\n'


@pytest.fixture
def org(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Repository:
    """The organisation's policies, tagged v1: one that extends another one beside it."""
    (tmp_path / "org").mkdir()
    least = 'schema_version: 1\nname: least\nversion: "1"\nplaceholders: {values: [todo]}\n'
    policy = POLICY.replace('version: "1.0.0"\n', 'version: "1.0.0"\nextends: [../least.yaml]\n')
    found = Repository(tmp_path / "org", capsys, {"policies/org.yaml": policy, "least.yaml": least})
    found.git("tag", "v1")
    return found


@pytest.fixture
def address(org: Repository) -> str:
    return f"git+{org.root.as_uri()}@v1#policies/org.yaml"


@pytest.fixture
def web(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Repository:
    (tmp_path / "web").mkdir()
    monkeypatch.chdir(tmp_path / "web")
    files = {"policy.yaml": OWN.format(address), "checkpolicy.toml": 'policy = "policy.yaml"\n', "app/good.py": GOOD}
    return Repository(tmp_path / "web", capsys, files)


@pytest.fixture
def no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr("checker.policy.fetch.fetch", refuse)


def test_it_has_to_be_locked(web: Repository, address: str) -> None:
    code, out = web.run("check", "--no-cache")
    assert (code, len(out.splitlines())) == (2, 1)
    assert out.startswith("checkpolicy: policy.yaml:4:11 ")
    assert "is not in checkpolicy.lock; fetch and pin it: checkpolicy policy lock" in out


def test_locked_once_it_is_read_without_a_network(
    web: Repository, org: Repository, request: pytest.FixtureRequest
) -> None:
    code, out = web.run("policy", "lock")
    assert (code, "checkpolicy.lock: 2 documents pinned; commit it" in out) == (0, True)
    document = json.loads((web.root / "checkpolicy.lock").read_text())
    jsonschema.validate(document, json.loads(read_resource("schemas/policy-lock.schema.json")))
    shutil.rmtree(org.root)
    request.getfixturevalue("no_socket")
    assert web.run("check", "--no-cache")[0] == 0
    web.write({"app/bad.py": BAD})
    assert web.run("check", "--no-cache")[0] == 1
    assert web.run("check", "app", "--no-cache", "--format", "sarif")[0] == 1
    assert web.run("policy", "show")[0] == 0
    assert web.run("inventory", "--no-cache")[0] == 0


def test_a_tag_that_moved_is_pinned_until_update(web: Repository, org: Repository) -> None:
    web.run("policy", "lock")
    org.write({"policies/org.yaml": POLICY.replace("CP101: error", "CP101: note")})
    org.commit()
    org.git("tag", "-f", "v1")
    assert ", as before" in web.run("policy", "lock")[1]
    code, out = web.run("policy", "update")
    assert code == 0
    assert "rules.CP101 is note instead of error" in out
    assert "least.yaml: no longer extended" in out


def test_a_moved_pin_is_a_change_of_the_gate(web: Repository, org: Repository) -> None:
    web.run("policy", "lock")
    web.write({"app/bad.py": BAD})
    web.base = web.commit()
    org.write({"policies/org.yaml": POLICY.replace("CP101: error", "CP101: note")})
    org.commit()
    org.git("tag", "-f", "v1")
    web.run("policy", "update")
    web.commit()
    _, findings = web.check()
    assert [(f["rule"], f["path"]) for f in findings][:1] == [("CP001", "checkpolicy.toml")]
    assert "CP101" in {f["rule"] for f in findings}  # the lock decides about all files


@pytest.mark.parametrize("part", ["lines", "digest", "address"])
def test_a_lock_that_was_edited_is_refused(web: Repository, part: str) -> None:
    web.run("policy", "lock")
    file = web.root / "checkpolicy.lock"
    document = json.loads(file.read_text())
    for pin in document["policies"]:
        pin[part] = [*pin["lines"], "# more"] if part == "lines" else pin[part][:-1] + "0"
    file.write_text(json.dumps(document))
    code, out = web.run("check", "--no-cache")
    assert code == 2
    assert "not what was locked" in out or "is not in checkpolicy.lock" in out


@pytest.mark.parametrize("text", ["{", "[]", '{"schema_version": 1, "policies": [1]}', '{"schema_version": 9}'])
def test_a_broken_lock_is_one_message(web: Repository, text: str) -> None:
    (web.root / "checkpolicy.lock").write_text(text)
    code, out = web.run("check", "--no-cache")
    assert (code, "Traceback" in out) == (2, False)
    assert "checkpolicy.lock:1" in out
    assert web.run("policy", "update")[0] == 0  # mends it


def test_the_settings_may_name_it_themselves(web: Repository, address: str) -> None:
    web.write({"checkpolicy.toml": f'policy = "{address}"\n', "app/bad.py": BAD})
    assert web.run("policy", "lock")[0] == 0
    assert web.run("check", "--no-cache")[0] == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("git+https://h.example/r", "expected git+https://HOST/REPOSITORY@TAG#PATH"),
        ("git+http://h.example/r@v1", "expected git+https"),
        ("http://h.example/p.yaml", "expected git+https"),
        ("https://h.example/p.yaml", "say which content is meant: https://h.example/p.yaml#sha256=DIGEST"),
        ("git+https://h.example/r@v1#../p.yaml", "lies outside of the repository"),
        ("git+https://h.example/r@--upload-pack=x#p", "expected git+https"),
        ("git+ext::sh@v1", "no policy"),
    ],
)
def test_addresses_that_cannot_be(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(OWN.format(name))
    with pytest.raises(PolicyError) as error:
        load_policy("p.yaml", cwd=tmp_path)
    assert said in str(error.value)
    assert "p.yaml:4:11" in str(error.value)


def test_what_is_not_there_is_said(org: Repository) -> None:
    at = Location("p.yaml", 1)
    for address, said in (
        ("@v1#none.yaml", "has no file none.yaml"),
        ("@v9#least.yaml", "v9"),
        ("@v1#policies", "no file"),
    ):
        with pytest.raises(FetchError, match=said):
            fetch(parse_address(f"git+{org.root.as_uri()}{address}", at))


# --- https


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine, whose certificate is trusted here."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: no certificate to serve https with")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "org.yaml").write_text(POLICY)
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    names = "subjectAltName=DNS:localhost"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    # Python 3.13 and later hold a certificate to all of RFC 5280: one that signs itself says that it may sign.
    command += [
        "-addext",
        names,
        "-addext",
        "keyUsage=critical,digitalSignature,keyCertSign",
        "-keyout",
        str(key),
        "-out",
        str(certificate),
    ]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **more: object) -> None:
            super().__init__(*args, directory=str(folder), **more)  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("localhost", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    yield f"https://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_https_with_a_digest(site: str, web: Repository) -> None:
    from checker.policy.remote import digest_of

    digest = digest_of(POLICY).removeprefix("sha256:")
    web.write({"policy.yaml": OWN.format(f"{site}/org.yaml#sha256={'0' * 64}")})
    code, out = web.run("policy", "lock")
    assert code == 2
    assert f"what is there has another digest: {digest}" in out
    web.write({"policy.yaml": OWN.format(f"{site}/org.yaml#sha256={digest}"), "app/bad.py": BAD})
    assert web.run("policy", "lock")[0] == 0
    assert web.run("check", "--no-cache")[0] == 1
    web.write({"policy.yaml": OWN.format(f"{site}/none.yaml#sha256={digest}")})
    code, out = web.run("policy", "lock")
    assert (code, "not found" in out.lower()) == (2, True)


# --- models that a distribution ships


def test_models_of_a_distribution(web: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = tmp_path / "packages"
    (packages / "acme_llm").mkdir(parents=True)
    (packages / "acme_llm-1.0.dist-info").mkdir()
    (packages / "acme_llm-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: acme-llm\nVersion: 1.0\n"
    )
    points = packages / "acme_llm-1.0.dist-info" / "entry_points.txt"
    points.write_text("[checkpolicy.models]\nwrappers = acme_llm.wrappers\n")
    wrapper = "acme_llm.ask: {kind: chat, positional: [prompt], carriers: {headers: headers}}"
    models = f"modules: [acme_llm]\nwrappers:\n  {wrapper}\n"
    (packages / "acme_llm" / "wrappers.yaml").write_text(models)
    (packages / "acme_llm" / "__init__.py").write_text("raise AssertionError('imported')\n")
    monkeypatch.syspath_prepend(str(packages))
    call = "import acme_llm\n\ndef ask() -> object:\n    return acme_llm.ask('hi', headers={'x-other': 'a'})\n"
    web.write({"policy.yaml": POLICY, "app/good.py": call})
    assert web.run("check", "--no-cache")[0] == 0  # what is installed changes nothing by itself
    web.write({"policy.yaml": POLICY + "models: {distributions: [acme-llm]}\n"})
    code, out = web.run("check", "--no-cache")
    assert (code, "acme_llm.ask leaves without team_id" in out) == (1, True)
    (packages / "acme_llm" / "wrappers.yaml").write_text(models + "nonsense: 1\n")
    code, out = web.run("check", "--no-cache")
    assert (code, "acme-llm:acme_llm/wrappers.yaml:4:1" in out) == (2, True)
    points.write_text("[checkpolicy.models]\nwrappers = acme_llm.none\n")
    assert "acme-llm:acme_llm/none.yaml: cannot be read" in web.run("check", "--no-cache")[1]
    points.write_text("[other]\nwrappers = acme_llm.none\n")
    assert "ships no models" in web.run("check", "--no-cache")[1]
    web.write({"policy.yaml": POLICY + "models: {distributions: [no-such-thing]}\n"})
    assert "'no-such-thing' is not installed" in web.run("check", "--no-cache")[1]
