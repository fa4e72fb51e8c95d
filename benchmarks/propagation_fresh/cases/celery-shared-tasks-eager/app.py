from worker import app as celery_app
from worker.tasks import describe_product, embed_product


def main():
    celery_app.conf.task_always_eager = True
    describe_product.delay("sku-1", correlation_id="import-1")
    embed_product.apply_async(args=["sku-1"])
