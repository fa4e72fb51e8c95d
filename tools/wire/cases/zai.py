from zai import ZhipuAiClient

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}


def zai_client_and_call(url):
    client = ZhipuAiClient(api_key="k.k", base_url=url, custom_headers=TEAM)
    client.embeddings.create(model="m", input="hi", extra_headers=TENANT)
