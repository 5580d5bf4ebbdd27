"""What a claim needs beyond the reference system.  A claim whose needs are not met is listed and not run."""

import importlib.util
import sys


def needs(**wanted):
    """Decorates a claim: django=(4, 2), python=(3, 12), module="rest_framework", database="postgresql"."""
    unknown = set(wanted) - set(HAS)
    if unknown or not wanted:
        raise TypeError(f"needs() knows {', '.join(HAS)}, not {', '.join(unknown) or 'an empty list'}")

    def mark(claim):
        claim.needs = wanted
        return claim

    return mark


def unmet(claim):
    """What of the claim's needs is missing here, in words; empty if it can run."""
    wanted = getattr(claim, "needs", {})
    return ", ".join(named(kind, value) for kind, value in wanted.items() if not HAS[kind](value))


def has_django(version):
    import django

    return django.VERSION[:2] >= version


def has_database(vendor):
    from django.db import connection

    return connection.vendor == vendor


def named(kind, value):
    version = ".".join(map(str, value)) if isinstance(value, tuple) else value
    return {"django": f"Django {version}", "python": f"Python {version}"}.get(kind, version)


HAS = {"django": has_django, "python": lambda version: sys.version_info[:2] >= version,
       "module": lambda name: importlib.util.find_spec(name) is not None, "database": has_database}
