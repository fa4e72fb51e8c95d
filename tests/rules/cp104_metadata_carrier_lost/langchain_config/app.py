from langchain_openai import ChatOpenAI


def lost(prompt: str) -> object:
    chat = ChatOpenAI(model="gpt-5")
    return chat.invoke(prompt, config={"metadata": {"team_id": "search"}})  # expect: CP104


def carried(prompt: str) -> object:
    chat = ChatOpenAI(model="gpt-5", default_headers={"x-team-id": "search"})
    return chat.invoke(prompt, config={"metadata": {"team_id": "search"}})


def never_given(prompt: str) -> object:
    chat = ChatOpenAI(model="gpt-5")
    return chat.invoke(prompt)  # expect: CP101
