"""Whether originals are as they were uploaded: verifying, restoring and rebuilding them."""
