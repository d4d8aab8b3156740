"""A post's page made from its text: citation marks, notes, the source list, figures, embeds."""
