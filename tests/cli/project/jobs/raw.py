import httpx

httpx.post("https://api.openai.com/v1/responses", json={"model": "gpt-5", "input": "hi"})
