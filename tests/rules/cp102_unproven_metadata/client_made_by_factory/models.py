def make_model(provider, headers=None):
    if provider == "openai":
        from langchain_openai import ChatOpenAI

        return ChatOpenAI(default_headers=headers)
    if provider == "anthropic":
        from langchain_anthropic import ChatAnthropic

        return ChatAnthropic(default_headers={"x-team-id": "search"})
    raise ValueError(provider)
