class BaseOperator:
    def __init__(self, *, task_id, params=None):
        self.task_id = task_id
        self.params = params or {}
        self.downstream = []

    def __rshift__(self, other):
        self.downstream.append(other)
        return other

    def execute(self, context):
        raise NotImplementedError


class Dag:
    def __init__(self, dag_id, root):
        self.dag_id, self.root = dag_id, root

    def run(self, run_id):
        context = {"dag_id": self.dag_id, "run_id": run_id, "values": {}}
        todo = [self.root]
        while todo:
            operator = todo.pop(0)
            context["values"][operator.task_id] = operator.execute(context)
            todo.extend(operator.downstream)
        return context["values"]
