import listeners  # noqa: F401
from signals import document_deleted, document_saved


class Editor:
    tags = {"x-team-id": "ed", "x-cost-center": "cc-1", "x-service": "editor", "x-environment": "prod"}

    def save(self, doc):
        document_saved.send(self, doc=doc, headers=self.tags | {"x-correlation-id": doc})

    def delete(self, doc):
        document_deleted.send(self, doc=doc)


def main():
    editor = Editor()
    editor.save("d1")
    editor.delete("d1")
