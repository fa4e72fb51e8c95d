from openai import OpenAI

from plugins import Plugin

client = OpenAI(default_headers={"x-environment": "prod"})


def run(name, trace, text):
    plugin = Plugin.known[name]()
    return _send(plugin, trace, text)


def _send(plugin, trace, text):
    headers = plugin.owner()
    headers.update({"x-correlation-id": trace})
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=headers)


def main():
    run("invoices", "i-1", "total?")
    run("receipts", "r-1", "total?")
