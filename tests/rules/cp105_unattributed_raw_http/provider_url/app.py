import httpx
import requests
import websocket

URL = "https://api.openai.com/v1/chat/completions"
CLAUDE = "https://api.anthropic.com/v1/messages"


def bare(prompt: str) -> object:
    return httpx.post(URL, json={"model": "m", "input": prompt})  # expect: CP105


def key_only(prompt: str, key: str) -> object:
    headers = {"Authorization": f"Bearer {key}"}
    return requests.post(CLAUDE, headers=headers, json={"model": "m", "input": prompt})  # expect: CP105


def carried(prompt: str) -> object:
    return httpx.post(URL, json={"model": "m", "input": prompt}, headers={"x-team-id": "search"})


def elsewhere(prompt: str) -> object:
    return httpx.post("https://example.com/v1/orders", json={"model": "m", "input": prompt})


class Speech:
    def __init__(self, settings: dict[str, str]) -> None:
        self.base = (settings.get("base") or "https://api.minimax.io").rstrip("/")

    def say(self, words: str) -> object:
        return requests.post(f"{self.base}/v1/t2a_v2", json={"model": "m", "text": words})  # expect: CP105


def draw(base: str, prompt: str) -> object:
    return requests.post(f"{base}/v1/image_generation", json={"model": "m", "prompt": prompt})  # expect: CP105


def talk(settings: dict[str, str]) -> None:
    url = settings.get("url", "wss://spark-api.xf-yun.com/v3.5/chat")
    websocket.WebSocketApp(f"{url}?authorization=a", on_message=print).run_forever()  # expect: CP105
