import asyncio
import os
import tempfile

from claude_agent_sdk import ClaudeAgentOptions, ClaudeSDKClient, query

BOTH = {"x-team-id": "a", "x-tenant": "b"}
QUIET = {"CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", "DISABLE_TELEMETRY": "1"}


def _settings(url):
    home = tempfile.mkdtemp()
    os.environ.update({"ANTHROPIC_BASE_URL": url, "ANTHROPIC_API_KEY": "k", "HOME": home, **QUIET})


async def _answers(messages):
    async for _ in messages:
        pass


def headers(url):
    _settings(url)
    lines = "\n".join(f"{name}: {value}" for name, value in BOTH.items())
    options = ClaudeAgentOptions(env={"ANTHROPIC_CUSTOM_HEADERS": lines}, max_turns=1)
    asyncio.run(_answers(query(prompt="hi", options=options)))


def one_header(url):
    _settings(url)
    options = ClaudeAgentOptions(env={"ANTHROPIC_CUSTOM_HEADERS": "x-team-id: a"}, max_turns=1)
    asyncio.run(_answers(query(prompt="hi", options=options)))


def nothing(url):
    _settings(url)
    asyncio.run(_answers(query(prompt="hi", options=ClaudeAgentOptions(max_turns=1))))


def session(url):
    _settings(url)

    async def ask():
        options = ClaudeAgentOptions(env={"ANTHROPIC_CUSTOM_HEADERS": "x-tenant: b"}, max_turns=1)
        async with ClaudeSDKClient(options) as client:
            await client.query("hi")
            await _answers(client.receive_response())

    asyncio.run(ask())
