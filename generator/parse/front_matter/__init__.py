"""The head of a text: front matter to nodes that know their places, nodes to a `Header`."""
