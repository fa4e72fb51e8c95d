class VectorStore:
    def __init__(self):
        self.rows = []

    def add(self, document, vector):
        self.rows.append((document, vector))

    def nearest(self, vector, k=3):
        return [document for document, _ in self.rows[:k]]
