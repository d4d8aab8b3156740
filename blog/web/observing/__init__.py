"""What happens to requests: their IDs, logs without readers' IPs, metrics, slow queries."""
