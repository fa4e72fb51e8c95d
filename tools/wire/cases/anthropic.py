from anthropic import Anthropic

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
ASK = [{"role": "user", "content": "hi"}]


def _client(url, **options):
    return Anthropic(base_url=url, api_key="k", max_retries=0, **options)


def client_and_call_merge(url):
    _client(url, default_headers=TEAM).messages.create(model="m", max_tokens=1, messages=ASK, extra_headers=TENANT)


def user_id_only(url):
    _client(url).messages.create(model="m", max_tokens=1, messages=ASK, metadata={"user_id": "u"})


def copy_replaces(url):
    _client(url, default_headers=TEAM).copy(set_default_headers=TENANT).messages.create(
        model="m", max_tokens=1, messages=ASK
    )


def beta(url):
    _client(url, default_headers=TEAM).beta.messages.create(model="m", max_tokens=1, messages=ASK)


def private_headers_replaced(url):
    client = _client(url, default_headers=TEAM)
    client._custom_headers = {}
    client.messages.create(model="m", max_tokens=1, messages=ASK)


def headers_of_the_http_client_within(url):
    client = _client(url)
    client._client.headers.update(TEAM)
    client.messages.create(model="m", max_tokens=1, messages=ASK)
