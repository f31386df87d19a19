"""A believable sample company with a history, made by the services themselves."""

from .build import Built, build

__all__ = ["Built", "build"]
