import os

from anthropic import AsyncAnthropic


async def startup(ctx):
    ctx["client"] = AsyncAnthropic(max_retries=0)
    ctx["owner"] = {
        "x-team-id": os.environ["TEAM_ID"],
        "x-cost-center": os.environ["COST_CENTER"],
        "x-service": "claims-worker",
        "x-environment": os.environ["DEPLOY_ENV"],
    }


async def shutdown(ctx):
    await ctx["client"].close()
