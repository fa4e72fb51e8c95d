"""Raw requests whose URL stands in another file than the request: settings, subclasses, callers that import both."""

from __future__ import annotations

from pathlib import Path

from checker.code.callsite import Verdict
from tests.code.judging import judge

SEND = """
import requests

def send(url, body, headers=None):
    return requests.post(url, json=body, headers=headers)

def log(url, body):
    return requests.post(url, json=body)
"""
SETTINGS = 'URL = "https://api.openai.com/v1"\nCHAT = f"{URL}/chat/completions"\n'
APP = """
from send import log, send
from settings import CHAT

def main():
    send(CHAT, {}, headers={"x-team-id": "a", "x-correlation-id": "1"})
    send(CHAT, {})
    log("https://logs.example.com/v1", {})
"""


def test_url_and_request_are_brought_together_by_a_third_file(tmp_path: Path) -> None:
    (site,) = judge({"send.py": SEND, "settings.py": SETTINGS, "app.py": APP}, tmp_path)
    assert (site.at.path, site.at.line, site.verdict) == ("send.py", 5, Verdict.FAIL)
    assert [(b.at.path, b.at.line) for b in site.blame] == [("app.py", 7)]


def test_url_in_a_subclass_of_the_class_that_sends(tmp_path: Path) -> None:
    base = """
import httpx

class ApiClient:
    base_url: str

    def __init__(self):
        self.http = httpx.Client(base_url=self.base_url)

    def request(self, method, path, **options):
        return self.http.request(method, path, **options)
"""
    claude = """
from base import ApiClient

class Claude(ApiClient):
    base_url = "https://api.anthropic.com"

    def message(self, headers):
        return self.request("POST", "/v1/messages", json={}, headers=headers)

def main():
    Claude().message({"x-team-id": "a"})
"""
    (site,) = judge({"base.py": base, "claude.py": claude}, tmp_path)
    assert (site.at.path, site.at.line, site.missing) == ("base.py", 11, ("correlation_id",))


def test_url_in_settings_that_the_sender_imports(tmp_path: Path) -> None:
    sender = "import requests\nfrom settings import CHAT\n\ndef main():\n    requests.post(CHAT, json={})\n"
    (site,) = judge({"settings.py": SETTINGS, "sender.py": sender}, tmp_path)
    assert (site.at.path, site.at.line, site.verdict) == ("sender.py", 5, Verdict.FAIL)


def test_requests_of_projects_without_a_provider_are_none(tmp_path: Path) -> None:
    assert (
        judge(
            {"send.py": SEND, "app.py": APP.replace("from settings import CHAT", "CHAT = 'https://a.example'")},
            tmp_path,
        )
        == ()
    )


def test_a_chat_request_to_an_address_that_is_worked_out(tmp_path: Path) -> None:
    source = """
import requests
from elsewhere import look_up
def pinned(url, json, headers):
    address = look_up(url)
    where = f"{address.scheme}://{address.ip}{address.path}"
    return requests.Session().request("POST", where, json=json, headers={**headers, "Host": "h"})
def ask(base, key, old):
    body = {"model": "m", "messages": [{"role": "user", "content": "hi"}], "max_tokens": 1}
    if old:
        body = {"model": "m", "prompt": "hi"}
    return pinned(base + "/chat", body, {"Authorization": "Bearer " + key})
def order(base, key):
    return pinned(base + "/orders", {"item": 1}, {"Authorization": "Bearer " + key})
"""
    assert [(site.at.line, site.verdict) for site in judge(source, tmp_path)] == [(7, Verdict.FAIL)]
