"""The URLs of posts: chosen once, kept forever."""
