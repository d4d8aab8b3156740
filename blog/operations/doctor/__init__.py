"""What `manage.py doctor` looks at beyond the health of a running host."""
