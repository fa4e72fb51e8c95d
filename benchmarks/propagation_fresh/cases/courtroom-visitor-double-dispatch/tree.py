class Contract:
    def __init__(self, number, sections):
        self.number, self.sections = number, sections

    def accept(self, visitor):
        visitor.visit_contract(self)
        for section in self.sections:
            section.accept(visitor)


class Section:
    def __init__(self, title, clauses):
        self.title, self.clauses = title, clauses

    def accept(self, visitor):
        visitor.visit_section(self)
        for clause in self.clauses:
            clause.accept(visitor)


class Clause:
    def __init__(self, text):
        self.text = text

    def accept(self, visitor):
        visitor.visit_clause(self)
