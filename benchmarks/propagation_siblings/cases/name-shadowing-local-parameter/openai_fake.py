class OpenAI:
    class responses:
        @staticmethod
        def create(**kw):
            return kw
