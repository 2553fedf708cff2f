"""The agreement that comes with the program, for `init`: from the wheel, or from the checkout."""

from __future__ import annotations

from pathlib import Path

SHIPPED = ("catalog.yaml", "sla.yaml")


def shipped(name: str) -> bytes:
    """Return the bytes of `catalog.yaml` or `sla.yaml`."""
    from importlib.resources import files

    if name not in SHIPPED:
        raise ValueError(name)
    packed = files("helpdeskctl.agreement") / "shipped" / name
    if packed.is_file():
        return packed.read_bytes()
    # An editable checkout has one copy, at the top of the repository.
    return (Path(__file__).parents[2] / name).read_bytes()
