"""What machines read: structured data, Open Graph, oEmbed, sitemaps, icons."""
