import asyncio

from openai import AsyncOpenAI
from semantic_kernel import Kernel
from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion, OpenAIChatPromptExecutionSettings
from semantic_kernel.contents import ChatHistory
from semantic_kernel.functions import KernelArguments

TEAM = {"x-team-id": "a"}
META = {"team_id": "a", "tenant": "b"}


def _service(url, **options):
    return OpenAIChatCompletion(ai_model_id="m", async_client=AsyncOpenAI(base_url=url, api_key="k", **options))


def _history():
    history = ChatHistory()
    history.add_user_message("hi")
    return history


def client_and_settings(url):
    settings = OpenAIChatPromptExecutionSettings(metadata={"tenant": "b"})
    asyncio.run(_service(url, default_headers=TEAM).get_chat_message_content(_history(), settings))


def extension_data_is_dropped(url):
    settings = OpenAIChatPromptExecutionSettings(extension_data={"extra_headers": TEAM})
    asyncio.run(_service(url).get_chat_message_content(_history(), settings))


def kernel(url):
    one = Kernel()
    one.add_service(_service(url, default_headers=TEAM))
    arguments = KernelArguments(settings=OpenAIChatPromptExecutionSettings(metadata={"tenant": "b"}))
    asyncio.run(one.invoke_prompt("hi", arguments=arguments))


def agent(url):
    arguments = KernelArguments(settings=OpenAIChatPromptExecutionSettings(metadata=META))
    one = ChatCompletionAgent(service=_service(url), name="one", arguments=arguments)
    asyncio.run(one.get_response(messages="hi"))
