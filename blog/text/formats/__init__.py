"""What people type: Markdown, tags, rates, local times, colors."""
