"""WXR 1.2, the format that WordPress imports."""
