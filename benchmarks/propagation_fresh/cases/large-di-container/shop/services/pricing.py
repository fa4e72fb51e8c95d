class Pricing:
    URL = "https://api.openai.com/v1/chat/completions"

    def __init__(self, http):
        self._http = http

    def explain(self, price):
        response = self._http.post(
            self.URL,
            json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": f"Explain {price}"}]},
        )
        return response.json()["choices"][0]["message"]["content"]
