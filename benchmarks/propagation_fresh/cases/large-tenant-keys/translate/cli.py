from .engines import create
from .headers import for_tenant
from .tenants import Tenant


def run(name, texts):
    tenant = Tenant.parse(name)
    parts = for_tenant(tenant)
    gpt, claude = create("gpt", tenant, parts), create("claude", tenant, parts)
    for text in texts:
        claude.detect(text)
        gpt.translate(text)
        gpt.detect(text)
        claude.translate(text)
