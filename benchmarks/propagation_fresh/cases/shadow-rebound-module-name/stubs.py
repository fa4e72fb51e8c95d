class Claude:
    class messages:
        @staticmethod
        def create(**kw):
            return kw["model"]
