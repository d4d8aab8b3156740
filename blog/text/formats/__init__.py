"""What people type: Markdown, tags, rates, dates and times, colors."""
