import autogen

TEAM = {"x-team-id": "a"}
TENANT = {"x-tenant": "b"}


def _config(url, **options):
    return {"config_list": [{"model": "gpt-4o", "base_url": url, "api_key": "k", **options}], "cache_seed": None}


def client_of_the_list(url):
    assistant = autogen.AssistantAgent("a", llm_config=_config(url, default_headers=TEAM))
    user = autogen.UserProxyAgent(
        "u", human_input_mode="NEVER", code_execution_config=False, max_consecutive_auto_reply=0, llm_config=False
    )
    user.initiate_chat(assistant, message="hi", max_turns=1)


def beside_the_list(url):
    config = {**_config(url), "extra_headers": TENANT}
    agent = autogen.ConversableAgent("a", llm_config=config, human_input_mode="NEVER")
    agent.generate_reply(messages=[{"role": "user", "content": "hi"}])


def wrapper(url):
    autogen.OpenAIWrapper(config_list=[{"model": "gpt-4o", "base_url": url, "api_key": "k"}]).create(
        messages=[{"role": "user", "content": "hi"}], cache_seed=None, extra_headers=TEAM
    )
