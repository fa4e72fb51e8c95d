"""Requests to a provider without an SDK: the URL says whether they are calls."""

import urllib.request

import httpx
import requests

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}


URL = "https://api.openai.com/v1/chat/completions"


def post(url, body, headers=None):
    return httpx.post(url, json=body, headers=headers)  # expect: fail team_id correlation_id


def tagged():
    post(URL, {"model": "m"}, headers=TAGS)


def untagged():
    post(URL, {"model": "m"})  # expect: blame team_id correlation_id


def elsewhere():
    requests.post("https://example.com/v1/things", json={})


class Api:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()
        self.session.headers.update(OWNER)

    def send(self, path, cid=None):
        headers = {"x-correlation-id": cid} if cid else None
        return self.session.post(f"{self.base}/{path}", headers=headers)  # expect: fail correlation_id


class Session(requests.Session):
    def request(self, method, url, **options):
        return super().request(method, url, headers=OWNER, **options)  # expect: fail correlation_id


def prepared(cid):
    with requests.Session() as session:
        request = requests.Request("POST", "https://api.openai.com/v1/responses", headers=OWNER, json={"model": "m"})
        ready = session.prepare_request(request)
        ready.headers["x-correlation-id"] = cid
        session.send(ready)  # expect: pass
        session.send(session.prepare_request(request))  # expect: fail correlation_id


def opened():
    opener = urllib.request.build_opener()
    opener.addheaders = list(OWNER.items())
    opener.open("https://api.openai.com/v1/responses", data=b"{}")  # expect: fail correlation_id


def open_path(path, headers):
    request = urllib.request.Request("https://api.openai.com" + path, data=b"{}", headers=headers)
    return urllib.request.urlopen(request)  # expect: fail correlation_id


def main():
    open_path("/v1/chat/completions", OWNER)  # expect: blame correlation_id
    open_path("/v1/embeddings", TAGS)
    open_path("/v1/models", {})
    prepared("1")
    tagged()
    untagged()
    elsewhere()
    api = Api("https://api.anthropic.com/v1")
    api.send("messages", "1")
    api.send("messages")  # expect: blame correlation_id
    Session().post(URL, json={})


class Listener:
    def __init__(self, base_url="https://api.deepgram.com/v1"):
        self.base_url = (base_url or "https://api.deepgram.com/v1").rstrip("/")

    def listen(self):
        return requests.post(f"{self.base_url}/listen", json={"url": "x"})  # expect: fail team_id correlation_id


class Agents:
    """A service's own API, which has a path that ends like a model's."""

    def __init__(self, base):
        self.url = f"{base}/api/v1"

    def post(self, path, json):
        return requests.post(url=self.url + path, json=json, headers=OWNER)  # expect: fail correlation_id

    def ask(self, agent, question, **more):
        body = {"agent_id": agent, "query": question, "stream": True}
        body.update(more)
        return self.post("/agents/chat/completions", body)

    def chat(self, question):
        return self.post("/chat/completions", {"agent_id": "a", "query": question})

    def go_on(self, session, question):
        return self.post("/chat/completions", {"session_id": session, "messages": [{"role": "user", "content": question}]})

    def relay(self, **more):
        body = {"stream": True, **more}
        return requests.post(self.url + "/proxy/chat/completions", json=body)  # expect: unverifiable team_id correlation_id


def through_a_gateway(base, messages):
    requests.post(f"{base}/teams/chat/completions", json={"messages": messages, "team": "a"})  # expect: fail team_id correlation_id


def with_a_body_that_is_not_known(base, body):
    requests.post(f"{base}/teams/chat/completions", json=body)  # expect: unverifiable team_id correlation_id


def to_a_provider(body):
    requests.post("https://api.mistral.ai/agents/chat/completions", json={"agent_id": "a"})  # expect: fail team_id correlation_id


def keeping_the_session(base, session, messages):
    requests.post(f"{base}/chat/completions", json={"messages": messages, "session_id": session})
    requests.post(f"{base}/chat/completions", json={"model": "m", "messages": messages, "session_id": session})  # expect: fail team_id correlation_id


def without_team(request):
    request.headers.pop("X-Team-Id")


def taken_away_by_a_hook():
    hooked = httpx.Client(headers={"x-team-id": "t", "x-correlation-id": "1"}, event_hooks={"request": [without_team]})
    hooked.post("https://api.openai.com/v1/chat/completions", json={"model": "m", "messages": []})  # expect: fail team_id


class Worker:
    """A worker of the service's own, which happens to name its path as a provider does."""

    def __init__(self, address):
        self.address = address
        self.base = f"http://{address}/api/worker"

    def embeddings(self, params):
        return httpx.post(self.address + "/embeddings", json=params), httpx.post(self.base + "/embeddings", json=params)

    def paid(self, params, key):
        headers = {"Authorization": f"Bearer {key}"}
        return httpx.post(self.address + "/embeddings", json=params, headers=headers)  # expect: unverifiable team_id correlation_id

    def versioned(self, params):
        return httpx.post(self.address + "/v1/embeddings", json=params)  # expect: unverifiable team_id correlation_id

    def asked(self, texts):
        return httpx.post(self.address + "/embeddings", json={"input": texts})  # expect: fail team_id correlation_id


def through_a_gateway(gateway, text, tags):
    turns = [{"role": "user", "content": text}]
    httpx.post(f"{gateway}/v1/messages", json={"model": "m", "messages": turns}, headers=OWNER)  # expect: fail correlation_id
    httpx.post(f"{gateway}/v1/messages", json={"model": "m", "messages": turns}, headers=TAGS)  # expect: pass
    httpx.post(f"{gateway}/v1/messages", json={"to": "all", "messages": [text]})  # somebody's mail
    httpx.post(f"{gateway}/v1/messages", json={"model": "sms", "messages": [text]})
    httpx.post(f"{gateway}/v1/notes", json={"model": "m", "messages": turns})


def through_plain_transports(tags):
    http = httpx.Client(transport=httpx.HTTPTransport(retries=2), headers=OWNER)
    http.post(URL, json={"model": "m"})  # expect: fail correlation_id
    http.post(URL, json={"model": "m"}, headers=TAGS)  # expect: pass
    session = requests.Session()
    session.mount("https://", requests.adapters.HTTPAdapter(max_retries=3))
    session.post(URL, json={"model": "m"})  # expect: fail team_id correlation_id
    session.post(URL, json={"model": "m"}, headers=TAGS)  # expect: pass


class Tagging(httpx.HTTPTransport):
    def handle_request(self, request):
        request.headers["x-correlation-id"] = "1"
        return super().handle_request(request)


def through_its_own():
    http = httpx.Client(transport=Tagging(retries=2), headers=OWNER)
    http.post(URL, json={"model": "m"})  # expect: pass
