"""All posts to one site: what an audience may see, addresses, references, order, tags."""

from generator.assemble.site import assemble

__all__ = ["assemble"]
