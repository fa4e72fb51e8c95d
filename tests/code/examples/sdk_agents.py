"""Agent frameworks: the call that starts a run is the call site, the model which it was given brings the carriers."""

import autogen
import dspy
from agents import Agent as OpenAIAgent
from agents import ModelSettings, Runner
from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.teams import RoundRobinGroupChat
from autogen_ext.models.openai import OpenAIChatCompletionClient
from crewai import LLM, Agent, Crew, Task
from google.adk.agents import LlmAgent, RunConfig
from google.adk.agents import SequentialAgent
from google.adk.models.lite_llm import LiteLlm
from google.adk.runners import InMemoryRunner, Runner as AdkRunner
from google.genai import types
from haystack import Pipeline
from haystack.components.agents import Agent as HaystackAgent
from haystack.components.embedders import OpenAITextEmbedder
from haystack.components.generators.chat import OpenAIChatGenerator
from openai import AsyncOpenAI
from semantic_kernel import Kernel
from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion, OpenAIChatPromptExecutionSettings
from semantic_kernel.functions import KernelArguments
from smolagents import CodeAgent, InferenceClientModel, LiteLLMModel, OpenAIServerModel
from strands import Agent as StrandsAgent
from strands.models import BedrockModel
from strands.models.openai import OpenAIModel
from strands.multiagent import GraphBuilder, Swarm

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
META = {"team_id": "search", "correlation_id": "1"}


def dspy_models(question):
    dspy.LM("openai/gpt-5", extra_headers=TAGS)(question)  # expect: pass
    dspy.LM("openai/gpt-5", metadata=META)(question)  # expect: fail team_id correlation_id
    dspy.LM("openai/gpt-5", extra_headers=TAGS)(question, extra_headers=OWNER)  # expect: fail correlation_id
    dspy.LM("openai/gpt-5", extra_headers=OWNER).copy(extra_headers=TAGS)(question)  # expect: pass
    dspy.Embedder("openai/e", extra_headers=TAGS)([question])  # expect: pass
    dspy.Embedder("openai/e")([question])  # expect: fail team_id correlation_id


def dspy_default(question):
    dspy.configure(lm=dspy.LM("openai/gpt-5", extra_headers=TAGS))
    dspy.Predict("question -> answer")(question=question)  # expect: pass
    with dspy.context(lm=dspy.LM("openai/gpt-5-mini")):
        dspy.ChainOfThought("question -> answer")(question=question)  # expect: fail team_id correlation_id
    dspy.ReAct("question -> answer", tools=[])(question=question)  # expect: pass


def dspy_own_model(question):
    own = dspy.Predict("question -> answer")
    own.set_lm(dspy.LM("openai/gpt-5", extra_headers=TAGS))
    own(question=question)  # expect: pass
    other = dspy.LM("openai/gpt-5")
    dspy.Predict("q -> a")(question=question, lm=other, config={"extra_headers": TAGS})  # expect: pass
    dspy.MIPROv2(metric=None).compile(own, trainset=[])  # expect: pass


class Rag(dspy.Module):
    def __init__(self):
        self.answer = dspy.ChainOfThought("context, question -> answer")

    def forward(self, question):
        return self.answer(context=[], question=question)  # expect: unverifiable team_id correlation_id


def smolagents(task):
    tagged = OpenAIServerModel("gpt-5", client_kwargs={"default_headers": TAGS})
    CodeAgent(tools=[], model=tagged).run(task)  # expect: pass
    CodeAgent(tools=[], model=OpenAIServerModel("gpt-5")).run(task, additional_args=META)  # expect: fail team_id correlation_id
    LiteLLMModel("gpt-5", extra_headers=TAGS).generate([])  # expect: pass
    LiteLLMModel("gpt-5", metadata=META)([])  # expect: fail team_id correlation_id
    OpenAIServerModel("gpt-5", extra_headers=OWNER)([], extra_headers=TAGS)  # expect: fail correlation_id
    InferenceClientModel("m", client_kwargs={"headers": TAGS}).generate([])  # expect: pass


def strands(prompt):
    tagged = OpenAIModel(client_args={"default_headers": TAGS}, model_id="gpt-5")
    plain = OpenAIModel(model_id="gpt-5")
    StrandsAgent(model=tagged)(prompt)  # expect: pass
    StrandsAgent(model=plain, trace_attributes=META)(prompt, invocation_state=META)  # expect: fail team_id correlation_id
    StrandsAgent(model=OpenAIModel(params={"extra_headers": TAGS}))(prompt)  # expect: pass
    StrandsAgent(model=BedrockModel(additional_args={"requestMetadata": META}))(prompt)  # expect: pass
    StrandsAgent()(prompt)  # expect: fail team_id correlation_id
    Swarm([StrandsAgent(model=tagged), StrandsAgent(model=plain)])(prompt)  # expect: fail team_id correlation_id
    Swarm([StrandsAgent(model=tagged), StrandsAgent(model=tagged)])(prompt)  # expect: pass
    builder = GraphBuilder()
    builder.add_node(StrandsAgent(model=tagged), "one")
    builder.build()(prompt)  # expect: pass


def crewai(inputs):
    tagged = Agent(role="r", goal="g", backstory="b", llm=LLM(model="gpt-5", extra_headers=TAGS))
    plain = Agent(role="r", goal="g", backstory="b", llm="gpt-5")
    task = Task(description="d", expected_output="e", agent=tagged)
    Crew(agents=[tagged], tasks=[task]).kickoff(inputs=inputs)  # expect: pass
    Crew(agents=[plain], tasks=[task]).kickoff(inputs=META)  # expect: fail team_id correlation_id
    Crew(agents=[tagged, plain], tasks=[task]).kickoff()  # expect: fail team_id correlation_id
    tagged.kickoff("hi")  # expect: pass
    LLM(model="gpt-5", default_headers=TAGS).call("hi")  # expect: pass
    LLM(model="gpt-5").call("hi")  # expect: fail team_id correlation_id


async def google_adk(message):
    tagged = LlmAgent(name="a", generate_content_config=types.GenerateContentConfig(http_options={"headers": TAGS}))
    plain = LlmAgent(name="a", model="gemini-3")
    team = SequentialAgent(name="team", sub_agents=[tagged, plain])
    runner = AdkRunner(agent=tagged, app_name="app", session_service=None)
    async for _ in runner.run_async(user_id="u", session_id="s", new_message=message):  # expect: pass
        pass
    for _ in InMemoryRunner(agent=plain).run(  # expect: fail team_id correlation_id
        user_id="u", session_id="s", new_message=message, run_config=RunConfig(custom_metadata=META)
    ):
        pass
    InMemoryRunner(agent=plain).run(run_config=RunConfig(labels=META))  # expect: pass
    InMemoryRunner(agent=LlmAgent(model=LiteLlm("openai/gpt-5", extra_headers=TAGS))).run()  # expect: pass
    InMemoryRunner(agent=team).run()  # expect: fail team_id correlation_id


async def openai_agents(text):
    tagged = OpenAIAgent(name="a", model_settings=ModelSettings(extra_headers=TAGS))
    await Runner.run(tagged, text)  # expect: pass
    await Runner.run(OpenAIAgent(name="a"), text)  # expect: fail team_id correlation_id


def haystack(messages, text):
    tagged = OpenAIChatGenerator(generation_kwargs={"extra_headers": TAGS})
    tagged.run(messages)  # expect: pass
    tagged.run(messages, generation_kwargs={"extra_headers": OWNER})  # expect: fail correlation_id
    OpenAIChatGenerator(http_client_kwargs={"headers": TAGS}).run(messages)  # expect: pass
    OpenAIChatGenerator().run(messages)  # expect: fail team_id correlation_id
    HaystackAgent(chat_generator=tagged).run(messages=messages)  # expect: pass
    OpenAITextEmbedder().run(text)  # expect: fail team_id correlation_id
    pipeline = Pipeline(metadata=META)
    pipeline.add_component("llm", tagged)
    pipeline.run({"llm": {"messages": messages}})  # expect: pass
    bare = Pipeline(metadata=META)
    bare.add_component("llm", OpenAIChatGenerator())
    bare.run({"llm": {"messages": messages}})  # expect: fail team_id correlation_id


async def semantic_kernel(history):
    tagged = OpenAIChatCompletion(ai_model_id="gpt-5", async_client=AsyncOpenAI(default_headers=TAGS))
    plain = OpenAIChatCompletion(ai_model_id="gpt-5")
    settings = OpenAIChatPromptExecutionSettings(metadata=META)
    await tagged.get_chat_message_content(history, settings=None)  # expect: pass
    await plain.get_chat_message_content(history, settings)  # expect: pass
    await plain.get_chat_message_content(  # expect: fail team_id correlation_id
        history, OpenAIChatPromptExecutionSettings(extension_data={"extra_headers": TAGS})
    )
    kernel = Kernel()
    kernel.add_service(tagged)
    await kernel.invoke_prompt("hi")  # expect: pass
    await ChatCompletionAgent(service=tagged).get_response(messages="hi")  # expect: pass
    await ChatCompletionAgent(service=plain).get_response(messages="hi")  # expect: fail team_id correlation_id
    await ChatCompletionAgent(service=plain, arguments=KernelArguments(settings=settings)).get_response()  # expect: pass


async def autogen_now(messages):
    tagged = OpenAIChatCompletionClient(model="gpt-5", default_headers=TAGS)
    plain = OpenAIChatCompletionClient(model="gpt-5")
    await tagged.create(messages)  # expect: pass
    await plain.create(messages, extra_create_args={"metadata": META})  # expect: pass
    await plain.create(messages, extra_create_args={"extra_headers": TAGS})  # expect: fail team_id correlation_id
    await AssistantAgent("a", model_client=tagged).run(task="hi")  # expect: pass
    bare = AssistantAgent("b", model_client=plain, metadata=META)
    await bare.run(task="hi")  # expect: fail team_id correlation_id
    await RoundRobinGroupChat([AssistantAgent("a", tagged), bare]).run(task="hi")  # expect: fail team_id correlation_id


def autogen_before(message):
    config = {"config_list": [{"model": "gpt-5", "default_headers": TAGS}]}
    assistant = autogen.AssistantAgent("a", llm_config=config)
    user = autogen.UserProxyAgent("u", llm_config=False)
    user.initiate_chat(assistant, message=message)  # expect: pass
    user.initiate_chat(autogen.AssistantAgent("b", llm_config={"model": "gpt-5"}))  # expect: fail team_id correlation_id
