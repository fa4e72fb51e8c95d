class Reviewer:
    def __init__(self, client, caller):
        self.client = client
        self.caller = caller

    async def review(self, text):
        answer = await self.client.responses.create(
            model="gpt-4o", input=text, extra_headers=self.caller.headers()
        )
        return answer.output_text

    async def redline(self, text):
        """Two passes, the second one over what the first has found."""
        first = await self.review(text)
        answer = await self.client.chat.completions.create(
            model="gpt-4o",
            messages=[{"role": "user", "content": first}],
            extra_headers={k: v for k, v in self.caller.headers().items() if k != "x-service"},
        )
        return answer.choices[0].message.content
