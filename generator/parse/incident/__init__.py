"""What a body tells of an incident: sections, stamps, timeline, learnings, actions, glossary."""
