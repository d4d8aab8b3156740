"""Responses other than pages: media, icons, the style sheet, robots.txt, humans.txt, /health/."""
