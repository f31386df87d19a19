"""The incidents of the sample company: invented, made by the services, followed to their end."""

from .agenda import plan

__all__ = ["plan"]
