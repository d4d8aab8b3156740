"""The revisions of posts: recorded, compared and restored; and the corrections readers see."""
