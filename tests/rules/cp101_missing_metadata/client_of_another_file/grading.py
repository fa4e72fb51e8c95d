class Evaluation:
    def __init__(self, grader_model):
        self.grader_model = grader_model

    def grade(self, prompt):
        return self.grader_model.invoke(prompt)  # expect: CP101
