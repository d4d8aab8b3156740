"""Formats of typed text: Markdown, tags, rates, local times, colors."""
