"""The body of a text: Markdown to blocks and pieces at exact places, and to HTML with slots."""
