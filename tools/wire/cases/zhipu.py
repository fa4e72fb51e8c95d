import httpx
import qianfan
from zhipuai import ZhipuAI

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}
ASK = [{"role": "user", "content": "hi"}]


def zhipuai_client_and_call(url):
    client = ZhipuAI(api_key="k.k", base_url=url, custom_headers=TEAM)
    client.chat.completions.create(model="m", messages=ASK, extra_headers=TENANT)


def zhipuai_body(url):
    ZhipuAI(api_key="k.k", base_url=url).embeddings.create(
        model="m", input="hi", extra_body={"metadata": {"team_id": "a", "tenant": "b"}}
    )


def zhipuai_http_client(url):
    ZhipuAI(api_key="k.k", base_url=url, http_client=httpx.Client(headers=TEAM)).images.generations(
        model="m", prompt="hi"
    )


def qianfan_call(url):
    config = qianfan.get_config()
    config.BEARER_TOKEN, config.CONSOLE_API_BASE_URL, config.BASE_URL = "k", url, url
    client = qianfan.ChatCompletion(version=2)
    client.do(messages=ASK, model="m", headers=TEAM, retry_count=1)
