import asyncio

from gateway import Gateway


class Bot:
    def __init__(self):
        self.gateway: Gateway | None = None

    async def start(self):
        self.gateway = await Gateway.open(team="bots", cost_center="cc-2", service="bot")

    async def on_message(self, text, message_id):
        return await self.gateway.chat([{"role": "user", "content": text}], x_correlation_id=message_id)

    async def on_idle(self):
        return await self.gateway.chat([{"role": "user", "content": "say something"}])

    async def index(self, text):
        return await self.gateway.embed(text)

    async def stop(self):
        await self.gateway.close()


async def run():
    bot = Bot()
    await bot.start()
    await bot.on_message("hi", "m-1")
    await bot.on_idle()
    await bot.index("hi")
    await bot.stop()


def main():
    asyncio.run(run())
