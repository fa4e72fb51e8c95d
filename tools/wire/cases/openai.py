from openai import NOT_GIVEN, OpenAI

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
META = {"team_id": "a", "tenant": "b"}
ASK = [{"role": "user", "content": "hi"}]


def _client(url, **options):
    return OpenAI(base_url=url, api_key="k", max_retries=0, **options)


def client_and_call_merge(url):
    _client(url, default_headers=TEAM).chat.completions.create(model="m", messages=ASK, extra_headers=TENANT)


def blank_at_the_call(url):
    _client(url, default_headers={**TEAM, **TENANT}).chat.completions.create(
        model="m", messages=ASK, extra_headers={"X-Team-Id": ""}
    )


def not_given_at_the_call(url):
    _client(url, default_headers=TEAM).chat.completions.create(model="m", messages=ASK, extra_headers=NOT_GIVEN)


def with_options_merges(url):
    _client(url, default_headers=TEAM).with_options(default_headers=TENANT).embeddings.create(model="m", input="hi")


def copy_replaces(url):
    _client(url, default_headers=TEAM).copy(set_default_headers=TENANT).embeddings.create(model="m", input="hi")


def metadata_of_chat(url):
    _client(url).chat.completions.create(model="m", messages=ASK, metadata=META)


def metadata_in_the_body_of_embeddings(url):
    _client(url).embeddings.create(model="m", input="hi", extra_body={"metadata": META})


def user_is_no_metadata(url):
    _client(url).chat.completions.create(model="m", messages=ASK, user="u")


def raw_response(url):
    _client(url).chat.completions.with_raw_response.create(model="m", messages=ASK, extra_headers=TEAM)


def subclass_overrides_default_headers(url):
    class Tagged(OpenAI):
        @property
        def default_headers(self):
            return {**super().default_headers, "x-team-id": "a"}

    Tagged(base_url=url, api_key="k").chat.completions.create(model="m", messages=ASK)


def private_headers_replaced(url):
    client = _client(url, default_headers=TEAM)
    client._custom_headers = {}
    client.chat.completions.create(model="m", messages=ASK)


def private_headers_set(url):
    client = _client(url)
    client._custom_headers = TEAM
    client.chat.completions.create(model="m", messages=ASK)


def private_headers_of_a_resource(url):
    client = _client(url, default_headers=TEAM)
    client.chat.completions._client._custom_headers = TENANT
    client.embeddings.create(model="m", input="hi")


def headers_changed_where_they_were_made(url):
    headers = dict(TEAM)
    client = _client(url, default_headers=headers)
    headers.clear()
    client.chat.completions.create(model="m", messages=ASK)


def private_headers_of_the_original_changed(url):
    client = _client(url, default_headers=dict(TEAM))
    copy = client.with_options(timeout=5)
    client._custom_headers.clear()
    copy.chat.completions.create(model="m", messages=ASK)


def a_view_of_all_headers_changed(url):
    client = _client(url)
    client.default_headers["x-team-id"] = "a"
    client.chat.completions.create(model="m", messages=ASK)


def headers_of_the_http_client_within(url):
    client = _client(url)
    client._client.headers.update(TEAM)
    client.chat.completions.create(model="m", messages=ASK)
