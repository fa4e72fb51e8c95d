from anthropic import Anthropic

from signals import document_deleted, document_saved

claude = Anthropic()


@document_saved.connect
def summarise(sender, *, doc, headers, **_):
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=50, extra_headers=headers,
                                  messages=[{"role": "user", "content": doc}])


@document_saved.connect(key="tagger")
def tag(sender, *, doc, **_):
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=5, messages=[{"role": "user", "content": doc}])


@document_deleted.connect
def explain(sender, *, doc, headers=None):
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=5, messages=[{"role": "user", "content": doc}],
                                  extra_headers={**sender.tags, **(headers or {})})
